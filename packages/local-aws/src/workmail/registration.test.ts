import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)
const tomas = sampleUserId(11)
const ingrid = sampleUserId(12)
const neverEnabled = sampleUserId(13)
const remote = sampleUserId(14)
const administrator = sampleUserId(15)
const daySeconds = 24 * 60 * 60

test('USR-07 enabling gives a user an address, a mailbox and the state ENABLED at once', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const Email = 'New.Colleague@example.org'
  await aws.workmail.registerToWorkMail({ OrganizationId, EntityId: 'new.colleague', Email })
  const user = await aws.workmail.describeUser({ OrganizationId, UserId: Email })
  expect(user).toMatchObject({
    UserId: neverEnabled,
    State: 'ENABLED',
    Email,
    EnabledDate: aws.clock.now,
    MailboxProvisionedDate: aws.clock.now,
  })
  expect(user).not.toHaveProperty('DisabledDate')
})

test.each([
  ['a user name', 'new.colleague', 'n@example.com', 'done'],
  ['a taken primary address', neverEnabled, 'ana.silva@example.com', 'EmailAddressInUseException'],
  [
    'a taken alias in another case',
    neverEnabled,
    'A.Silva@Example.com',
    'EmailAddressInUseException',
  ],
  ['a foreign domain', neverEnabled, 'n@elsewhere.example', 'MailDomainNotFoundException'],
  ['a domain that is not verified', neverEnabled, 'n@new.example.net', 'MailDomainStateException'],
  ['the test domain', neverEnabled, 'n@example-corp.awsapps.com', 'done'],
  ['no address', neverEnabled, 'new.colleague', 'ValidationException'],
  ['an unknown user', sampleUserId(999), 'n@example.com', 'EntityNotFoundException'],
  ['a system user', administrator, 'n@example.com', 'EntityStateException'],
  [
    'an address as identifier',
    'ana.silva@example.com',
    'ana.silva@example.com',
    'EntityNotFoundException',
  ],
  ['the address an enabled user has', ana, 'Ana.Silva@example.com', 'done'],
  ['another address for an enabled user', ana, 'n@example.com', 'EntityAlreadyRegisteredException'],
  // The first error wins if several things are wrong (06 §2.2).
  [
    'an enabled user and a foreign domain',
    ana,
    'n@elsewhere.example',
    'EntityAlreadyRegisteredException',
  ],
  [
    'an unknown user and a taken address',
    sampleUserId(999),
    'ana.silva@example.com',
    'EntityNotFoundException',
  ],
])('USR-07 EMB-06 enabling with %s', async (_, EntityId, Email, outcome) => {
  await using aws = await startLocalAws()
  const call = aws.workmail.registerToWorkMail({ OrganizationId, EntityId, Email })
  expect(await outcomeOf(call)).toBe(outcome)
})

test('USR-05 a remote user has an address and no mailbox', async () => {
  await using aws = await startLocalAws()
  const { UserId: EntityId } = await aws.workmail.createUser({
    OrganizationId,
    Name: 'far.away',
    DisplayName: 'Far Away',
    Role: 'REMOTE_USER',
  })
  const Email = 'far.away@example.com'
  await aws.workmail.registerToWorkMail({ OrganizationId, EntityId, Email })
  const user = await aws.workmail.describeUser({ OrganizationId, UserId: EntityId })
  expect(user).toMatchObject({ State: 'ENABLED', UserRole: 'REMOTE_USER', Email })
  expect(user).not.toHaveProperty('MailboxProvisionedDate')
})

test('USR-12 disabling ends access at once and frees all addresses', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: ana })
  expect(await aws.workmail.describeUser({ OrganizationId, UserId: ana })).toMatchObject({
    State: 'DISABLED',
    DisabledDate: aws.clock.now,
    MailboxDeprovisionedDate: aws.clock.now,
  })
  for (const Email of ['ana.silva@example.com', 'a.silva@example.com'])
    expect(await outcomeOf(aws.workmail.describeEntity({ OrganizationId, Email }))).toBe(
      'EntityNotFoundException',
    )
  const Email = 'ana.silva@example.com'
  await aws.workmail.registerToWorkMail({ OrganizationId, EntityId: neverEnabled, Email })
  const back = aws.workmail.registerToWorkMail({ OrganizationId, EntityId: ana, Email })
  expect(await outcomeOf(back)).toBe('EmailAddressInUseException')
})

test.each([
  ['an id', ana, 'done'],
  ['a name', 'Ana.Silva', 'done'],
  ['an alias', 'a.silva@example.com', 'done'],
  ['a remote user', remote, 'done'],
  ['a disabled user', tomas, 'EntityStateException'],
  ['a system user', administrator, 'EntityStateException'],
  ['an unknown user', sampleUserId(999), 'EntityNotFoundException'],
])('USR-12 GEN-02 disabling by %s', async (_, EntityId, outcome) => {
  await using aws = await startLocalAws()
  const call = aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId })
  expect(await outcomeOf(call)).toBe(outcome)
})

test.each([
  ['30 days, with the former mailbox', 30 * daySeconds, 'former'],
  ['more than 30 days, with a new mailbox', 30 * daySeconds + 1, 'new'],
])('USR-03 USR-08 a user comes back after %s', async (_, seconds, mailbox) => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const look = () => aws.workmail.describeUser({ OrganizationId, UserId: ana })
  const { MailboxProvisionedDate: former } = await look()
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: ana })
  aws.clock.advance(seconds)
  const Email = 'ana.silva@example.com'
  await aws.workmail.registerToWorkMail({ OrganizationId, EntityId: ana, Email })
  const user = await look()
  expect(user.MailboxProvisionedDate).toEqual(mailbox === 'former' ? former : aws.clock.now)
  expect(user).not.toHaveProperty('MailboxDeprovisionedDate')
  expect(user).not.toHaveProperty('DisabledDate')
})

test('USR-08 the sample has one disabled user with a mailbox, and one whose mailbox is gone', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const disabledDays = async (UserId: string) => {
    const { DisabledDate } = await aws.workmail.describeUser({ OrganizationId, UserId })
    return (aws.clock.now.getTime() - (DisabledDate?.getTime() ?? 0)) / daySeconds / 1000
  }
  expect([await disabledDays(tomas), await disabledDays(ingrid)]).toEqual([10, 45])
})

test('USR-11 a new primary address leaves the former one as an alias', async () => {
  await using aws = await startLocalAws()
  const Email = 'ana.maria@example.org'
  await aws.workmail.updatePrimaryEmailAddress({ OrganizationId, EntityId: ana, Email })
  const { Aliases = [] } = await aws.workmail.listAliases({ OrganizationId, EntityId: ana })
  expect(Aliases.toSorted()).toEqual([
    'a.silva@example.com',
    'ana.maria@example.org',
    'ana.silva@example.com',
    'ana@example.com',
  ])
  const { Users } = await aws.workmail.listUsers({
    OrganizationId,
    Filters: { PrimaryEmailPrefix: 'ana.' },
  })
  expect(Users).toMatchObject([{ Id: ana, Email }])
})

test('USR-11 an alias made primary swaps with the former primary address', async () => {
  await using aws = await startLocalAws()
  const before = await aws.workmail.listAliases({ OrganizationId, EntityId: ana })
  const Email = 'a.silva@example.com'
  await aws.workmail.updatePrimaryEmailAddress({ OrganizationId, EntityId: ana, Email })
  expect((await aws.workmail.listAliases({ OrganizationId, EntityId: ana })).Aliases).toEqual(
    before.Aliases,
  )
  const remove = (Alias: string) =>
    outcomeOf(aws.workmail.deleteAlias({ OrganizationId, EntityId: ana, Alias }))
  expect(await remove(Email)).toBe('InvalidParameterException')
  expect(await remove('ana.silva@example.com')).toBe('done')
})

test.each([
  ['a name', 'ana.silva', 'new@example.com', 'done'],
  ['the address itself in another case', ana, 'Ana.Silva@Example.com', 'done'],
  ['the address of another', ana, 'jurgen.muller@example.com', 'EmailAddressInUseException'],
  ['a foreign domain', ana, 'ana@elsewhere.example', 'MailDomainNotFoundException'],
  ['a domain that is not verified', ana, 'ana@new.example.net', 'MailDomainStateException'],
  ['a disabled user', tomas, 'tomas@example.com', 'EntityStateException'],
  ['a system user', administrator, 'a@example.com', 'EntityStateException'],
  ['an unknown user', sampleUserId(999), 'a@example.com', 'EntityNotFoundException'],
])('USR-11 changing the primary address with %s', async (_, EntityId, Email, outcome) => {
  await using aws = await startLocalAws()
  const call = aws.workmail.updatePrimaryEmailAddress({ OrganizationId, EntityId, Email })
  expect(await outcomeOf(call)).toBe(outcome)
})
