import type { CreateUserRequest, UpdateUserRequest } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf, postWorkMail } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)
const jurgen = sampleUserId(2)
const tomas = sampleUserId(11)
const administrator = sampleUserId(15)
const nobody = sampleUserId(999)
const Password = 'Correct horse 1'

test('USR-14 the details of a user show all members, and no secret', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  await aws.workmail.resetPassword({ OrganizationId, UserId: ana, Password })
  const { text } = await postWorkMail(aws, 'DescribeUser', { OrganizationId, UserId: ana })
  expect(text.toLowerCase()).not.toContain('password')
  const { $metadata, ...user } = await aws.workmail.describeUser({ OrganizationId, UserId: ana })
  expect(user).toEqual({
    UserId: ana,
    Name: 'ana.silva',
    Email: 'ana.silva@example.com',
    DisplayName: 'Ana Silva',
    FirstName: 'Ana',
    LastName: 'Silva',
    JobTitle: 'Head of Sales',
    Department: 'Sales',
    City: 'Lisboa',
    Country: 'Portugal',
    Telephone: '+351 21 555 0101',
    Company: 'Example Corp',
    State: 'ENABLED',
    UserRole: 'USER',
    EnabledDate: new Date('2026-01-29T12:00:00Z'),
    MailboxProvisionedDate: new Date('2026-01-29T12:00:00Z'),
    HiddenFromGlobalAddressList: false,
  })
})

test('USR-03 USR-04 a new user is disabled, without an address and without a mailbox', async () => {
  await using aws = await startLocalAws()
  const { UserId } = await aws.workmail.createUser({
    OrganizationId,
    Name: 'Jane.Doe',
    DisplayName: 'Jane Doe',
    FirstName: 'Jane',
    Password,
    HiddenFromGlobalAddressList: true,
  })
  expect(UserId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  const { $metadata, ...user } = await aws.workmail.describeUser({ OrganizationId, UserId })
  expect(user).toEqual({
    UserId,
    Name: 'Jane.Doe',
    DisplayName: 'Jane Doe',
    FirstName: 'Jane',
    State: 'DISABLED',
    UserRole: 'USER',
    HiddenFromGlobalAddressList: true,
  })
})

test.each<[string, Partial<CreateUserRequest>, string]>([
  ['nothing wrong', {}, 'done'],
  ['a name in use, in another case', { Name: 'Ana.SILVA' }, 'NameAvailabilityException'],
  ['the id of another user as name', { Name: ana }, 'NameAvailabilityException'],
  ['a reserved name', { Name: 'AmazonJournaling' }, 'ReservedNameException'],
  ['a name of 64 characters', { Name: 'x'.repeat(64) }, 'done'],
  ['a name of 65 characters', { Name: 'x'.repeat(65) }, 'ValidationException'],
  ['a name with a space', { Name: 'jane doe' }, 'ValidationException'],
  ['a name like an address', { Name: 'jane@example.com' }, 'done'],
  ['a display name of 256 emoji', { DisplayName: '🦊'.repeat(256) }, 'done'],
  ['a display name of 257 emoji', { DisplayName: '🦊'.repeat(257) }, 'ValidationException'],
  ['no display name', { DisplayName: undefined }, 'ValidationException'],
  ['no password', { Password: undefined }, 'InvalidParameterException'],
  ['a short password', { Password: 'Ab1' }, 'InvalidPasswordException'],
  ['an empty password', { Password: '' }, 'ValidationException'],
  ['a password of two groups', { Password: 'abcdefg1' }, 'InvalidPasswordException'],
  ['a password with a euro sign', { Password: 'Passw0rd€' }, 'ValidationException'],
  ['the role of a remote user', { Role: 'REMOTE_USER', Password: undefined }, 'done'],
  ['the role of a system user', { Role: 'SYSTEM_USER' }, 'InvalidParameterException'],
  ['the role of a resource', { Role: 'RESOURCE' }, 'InvalidParameterException'],
  [
    'an unknown organization',
    { OrganizationId: `m-${'f'.repeat(32)}` },
    'OrganizationNotFoundException',
  ],
  [
    'a deleted organization',
    { OrganizationId: sampleOrganizations.deleted },
    'OrganizationStateException',
  ],
  // The first error wins if several things are wrong (06 §2.2).
  [
    'a broken name and an unknown organization',
    { Name: ' ', OrganizationId: `m-${'f'.repeat(32)}` },
    'ValidationException',
  ],
  [
    'a name in use and a short password',
    { Name: 'ana.silva', Password: 'Ab1' },
    'NameAvailabilityException',
  ],
  [
    'a foreign role and a reserved name',
    { Role: 'RESOURCE', Name: 'guest' },
    'InvalidParameterException',
  ],
])('USR-04 USR-05 creating a user with %s', async (_, change, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, Name: 'jane.doe', DisplayName: 'Jane Doe', Password, ...change }
  const { UserId } = await aws.workmail.createUser(request).catch(() => ({ UserId: undefined }))
  const again = await outcomeOf(aws.workmail.createUser(request))
  expect(again).toBe(outcome === 'done' ? 'NameAvailabilityException' : outcome)
  expect(UserId !== undefined).toBe(outcome === 'done')
})

test('USR-15 an update changes the members of the request, and an empty text clears a member', async () => {
  await using aws = await startLocalAws()
  const before = await aws.workmail.describeUser({ OrganizationId, UserId: ana })
  await aws.workmail.updateUser({
    OrganizationId,
    UserId: ana,
    JobTitle: '',
    Office: 'A 12',
    HiddenFromGlobalAddressList: true,
  })
  const { $metadata, ...after } = await aws.workmail.describeUser({ OrganizationId, UserId: ana })
  const { $metadata: _, ...expected } = before
  expect(after).toEqual({
    ...expected,
    JobTitle: '',
    Office: 'A 12',
    HiddenFromGlobalAddressList: true,
  })
})

test('USR-02 USR-15 a new display name is found at once, and the former one no longer', async () => {
  await using aws = await startLocalAws()
  await aws.workmail.updateUser({ OrganizationId, UserId: ana, DisplayName: 'Zora Silva' })
  const find = async (DisplayNamePrefix: string) =>
    (await aws.workmail.listUsers({ OrganizationId, Filters: { DisplayNamePrefix } })).Users?.length
  expect([await find('Zora'), await find('Ana Silva')]).toEqual([1, 0])
})

test('USR-16 an Identity Center user is associated, found by the prefix of the id, and detached', async () => {
  await using aws = await startLocalAws()
  const id = 'a1b2c3d4-0000-4000-8000-00000000000a'
  const update = (IdentityProviderUserId: string) =>
    aws.workmail.updateUser({ OrganizationId, UserId: ana, IdentityProviderUserId })
  const find = () =>
    aws.workmail.listUsers({ OrganizationId, Filters: { IdentityProviderUserIdPrefix: 'a1b2' } })
  await update(id)
  expect((await find()).Users).toMatchObject([{ Id: ana, IdentityProviderUserId: id }])
  expect(await outcomeOf(update('not an id'))).toBe('ValidationException')
  await update('')
  expect((await find()).Users).toEqual([])
  expect(await aws.workmail.describeUser({ OrganizationId, UserId: ana })).not.toHaveProperty(
    'IdentityProviderUserId',
  )
})

test.each<[string, Partial<UpdateUserRequest>, string]>([
  ['a disabled user', { UserId: tomas }, 'done'],
  ['a system user', { UserId: administrator }, 'EntityStateException'],
  ['an unknown user', { UserId: nobody }, 'EntityNotFoundException'],
  ['the role of a remote user', { Role: 'REMOTE_USER' }, 'done'],
  ['the role of a system user', { Role: 'SYSTEM_USER' }, 'InvalidParameterException'],
  ['a city of 257 characters', { City: 'x'.repeat(257) }, 'ValidationException'],
])('USR-15 updating with %s', async (_, change, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, UserId: ana, City: 'Porto', ...change }
  expect(await outcomeOf(aws.workmail.updateUser(request))).toBe(outcome)
})

test('IDC-09 an id of Identity Center belongs to one user, and is free again after it was removed', async () => {
  await using aws = await startLocalAws()
  const id = 'a1b2c3d4e5-12345678-90ab-cdef-1234-567890abcdef'
  const associate = (UserId: string, IdentityProviderUserId: string) =>
    outcomeOf(aws.workmail.updateUser({ OrganizationId, UserId, IdentityProviderUserId }))
  const create = (Name: string) =>
    outcomeOf(
      aws.workmail.createUser({
        OrganizationId,
        Name,
        DisplayName: Name,
        Password,
        IdentityProviderUserId: id,
      }),
    )
  expect(await associate(ana, id)).toBe('done')
  expect(await associate(ana, id)).toBe('done')
  const refused = [
    await associate(tomas, id),
    await associate(jurgen, id.toUpperCase().replace('A1B2C3D4E5', 'a1b2c3d4e5')),
    await create('jane'),
  ]
  expect(refused).toEqual(Array(3).fill('InvalidParameterException'))
  await expect(
    aws.workmail.updateUser({ OrganizationId, UserId: jurgen, IdentityProviderUserId: id }),
  ).rejects.toThrow('ana.silva')
  const { Users } = await aws.workmail.listUsers({
    OrganizationId,
    Filters: { IdentityProviderUserIdPrefix: id },
  })
  expect(Users).toMatchObject([{ Id: ana }])
  expect(await associate(ana, '')).toBe('done')
  expect(await associate(tomas, id)).toBe('done')
  await aws.workmail.deleteUser({ OrganizationId, UserId: tomas })
  expect(await create('jane')).toBe('done')
})

test.each([
  ['describeUser', ['id', 'name', 'email']],
  ['updateUser', ['id', 'name', 'email']],
  ['getMailboxDetails', ['id', 'name', 'email']],
  ['updateMailboxQuota', ['id', 'name', 'email']],
  ['resetPassword', ['id']],
] as const)('GEN-02 %s takes a user by %j, without regard to case', async (operation, taken) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, Password, MailboxQuota: 10 }
  const call = {
    describeUser: (UserId: string) => aws.workmail.describeUser({ ...request, UserId }),
    updateUser: (UserId: string) => aws.workmail.updateUser({ ...request, UserId }),
    getMailboxDetails: (UserId: string) => aws.workmail.getMailboxDetails({ ...request, UserId }),
    updateMailboxQuota: (UserId: string) => aws.workmail.updateMailboxQuota({ ...request, UserId }),
    resetPassword: (UserId: string) => aws.workmail.resetPassword({ ...request, UserId }),
  }[operation]
  const names = { id: jurgen, name: 'Jurgen.Muller', email: 'JUERGEN.mueller@example.com' }
  const found: string[] = []
  for (const [naming, value] of Object.entries(names))
    if ((await outcomeOf(call(value))) === 'done') found.push(naming)
  expect(found).toEqual(taken)
})

test('GEN-02 deleteUser accepts an id or a name, and ignores an address', async () => {
  await using aws = await startLocalAws()
  const left = async (UserId: string) => {
    await aws.workmail.deleteUser({ OrganizationId, UserId })
    return outcomeOf(aws.workmail.describeUser({ OrganizationId, UserId: tomas }))
  }
  expect(await left('tomas.novak@example.com')).toBe('done')
  expect(await left('Tomas.NOVAK')).toBe('EntityNotFoundException')
})

test.each([
  ['an enabled one', ana, 'EntityStateException'],
  ['a disabled one', tomas, 'done'],
  ['one that was never enabled', 'New.Colleague', 'done'],
  ['an unknown one', nobody, 'done'],
  ['one of the system', administrator, 'EntityStateException'],
])('USR-13 EMB-07 deleting a user: %s', async (_, UserId, outcome) => {
  await using aws = await startLocalAws()
  const count = async () => (await aws.workmail.listUsers({ OrganizationId })).Users?.length ?? 0
  const before = await count()
  expect(await outcomeOf(aws.workmail.deleteUser({ OrganizationId, UserId }))).toBe(outcome)
  const gone = outcome === 'done' && UserId !== nobody
  expect(before - (await count())).toBe(gone ? 1 : 0)
})

test('USR-13 the name of a deleted user is free again, with another id', async () => {
  await using aws = await startLocalAws()
  await aws.workmail.deleteUser({ OrganizationId, UserId: tomas })
  const { UserId } = await aws.workmail.createUser({
    OrganizationId,
    Name: 'tomas.novak',
    DisplayName: 'Tomáš Novák',
    Password,
  })
  expect(UserId).not.toBe(tomas)
})
