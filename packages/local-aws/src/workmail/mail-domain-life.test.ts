import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf, workmailIn } from '../test/requests.ts'
import { hours, publish, withdraw } from '../test/ses.ts'

const OrganizationId = sampleOrganizations.example
const DomainName = 'shop.example'
const State = z.looseObject({ mailDomains: z.array(z.unknown()) })

const start = () => startLocalAws({ clock: stoppedClock() })

async function statusOf({ workmail }: LocalAws, name = DomainName) {
  const domain = await workmail.getMailDomain({ OrganizationId, DomainName: name })
  return [domain.OwnershipVerificationStatus, domain.DkimVerificationStatus]
}

async function namesIn({ workmail }: LocalAws) {
  const { MailDomains } = await workmail.listMailDomains({ OrganizationId })
  return MailDomains?.map((domain) => domain.DomainName)
}

test('T-03 DOM-18 a domain is pending, verified once its records are published, and usable from then on', async () => {
  await using aws = await start()
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName: 'Shop.Example' })
  expect(await namesIn(aws)).toContain(DomainName)
  expect(await statusOf(aws)).toEqual(['PENDING', 'PENDING'])
  const alias = () =>
    outcomeOf(
      aws.workmail.createAlias({
        OrganizationId,
        EntityId: sampleUserId(1),
        Alias: `ana@${DomainName}`,
      }),
    )
  expect(await alias()).toBe('MailDomainStateException')
  await publish(aws, DomainName)
  expect(await statusOf(aws)).toEqual(['VERIFIED', 'VERIFIED'])
  expect(await alias()).toBe('done')
})

test('DOM-18 DOM-40 after 72 hours without records a domain has failed, until it is added again', async () => {
  await using aws = await start()
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName })
  const { Records } = await aws.workmail.getMailDomain({ OrganizationId, DomainName })
  aws.clock.advance(hours(72))
  expect(await statusOf(aws)).toEqual(['FAILED', 'FAILED'])
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName })
  expect(await statusOf(aws)).toEqual(['PENDING', 'PENDING'])
  await publish(aws, DomainName)
  expect(await statusOf(aws)).toEqual(['VERIFIED', 'VERIFIED'])
  expect(await aws.workmail.getMailDomain({ OrganizationId, DomainName })).toMatchObject({
    Records,
  })
})

test('DOM-18 a verified domain whose records vanish is pending again, and fails after 72 hours', async () => {
  await using aws = await start()
  await withdraw(aws, 'example.org')
  expect(await statusOf(aws, 'example.org')).toEqual(['PENDING', 'PENDING'])
  aws.clock.advance(hours(72))
  expect(await statusOf(aws, 'example.org')).toEqual(['FAILED', 'FAILED'])
})

test('T-09 adding a domain again changes nothing but its policy', async () => {
  await using aws = await start()
  const before = await namesIn(aws)
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName: 'EXAMPLE.com' })
  expect(await namesIn(aws)).toEqual(before)
  expect(await statusOf(aws, 'example.com')).toEqual(['VERIFIED', 'VERIFIED'])
})

test('06 §0.10 the same client token adds a domain once, even if it was removed in the meantime', async () => {
  await using aws = await start()
  const input = { OrganizationId, DomainName, ClientToken: 'token' }
  await aws.workmail.registerMailDomain(input)
  await aws.workmail.deregisterMailDomain({ OrganizationId, DomainName })
  await aws.workmail.registerMailDomain(input)
  expect(await namesIn(aws)).not.toContain(DomainName)
})

test.each([
  ['a domain of another organization', 'corp.example', 'MailDomainInUseException'],
  ['one of another Region', 'beispiel.example', 'MailDomainInUseException'],
  ["another's test domain", 'corp-directory.awsapps.com', 'MailDomainInUseException'],
  ['a test domain of nobody', 'mine.awsapps.com', 'InvalidParameterException'],
  ['a name without a point', 'localhost', 'InvalidParameterException'],
  ['a hyphen in front', '-a.example', 'InvalidParameterException'],
  ['an empty label', 'a..example', 'InvalidParameterException'],
  ['a label of 64 characters', `${'a'.repeat(64)}.example`, 'InvalidParameterException'],
  ['210 characters', `${'a.'.repeat(101)}example1`, 'ValidationException'],
  ['an underscore', 'a_b.example', 'ValidationException'],
])('DOM-02 adding %s', async (_, name, outcome) => {
  await using aws = await start()
  const call = aws.workmail.registerMailDomain({ OrganizationId, DomainName: name })
  expect(await outcomeOf(call)).toBe(outcome)
})

test('06 RegisterMailDomain the domain of a deleted organization is free again', async () => {
  await using aws = await start()
  const workmail = workmailIn('eu-west-1', aws)
  await workmail.deleteOrganization({
    OrganizationId: sampleOrganizations.beispiel,
    DeleteDirectory: true,
    ForceDelete: true,
  })
  const register = () =>
    outcomeOf(aws.workmail.registerMailDomain({ OrganizationId, DomainName: 'beispiel.example' }))
  expect(await register()).toBe('MailDomainInUseException')
  aws.clock.advance(60)
  expect(await register()).toBe('done')
})

test('00-index 1 QUOTA-07 QUOTA-43 an organization has 1,000 domains at most, besides its test domain', async () => {
  await using aws = await start()
  const domains = Array.from({ length: 997 }, (_, index) => ({
    scope: OrganizationId,
    document: { name: `d${index}.example`, isTestDomain: false },
  }))
  const url = `${aws.endpoint}/__local/state`
  const { mailDomains, ...rest } = State.parse(await (await fetch(url)).json())
  const body = JSON.stringify({ ...rest, mailDomains: [...mailDomains, ...domains] })
  await fetch(`${url}?action=import`, { method: 'POST', body })
  const workmail = workmailIn('us-east-1', aws)
  const register = (name: string) =>
    outcomeOf(workmail.registerMailDomain({ OrganizationId, DomainName: name }))
  expect(await register('one-more.example')).toBe('LimitExceededException')
  expect(await register('example.com')).toBe('done')
  await workmail.deregisterMailDomain({ OrganizationId, DomainName: 'd1.example' })
  expect(await register('one-more.example')).toBe('done')
})

test('DOM-16 T-08 a verified domain becomes the default, and no address changes', async () => {
  await using aws = await start()
  const choose = (name: string) =>
    outcomeOf(aws.workmail.updateDefaultMailDomain({ OrganizationId, DomainName: name }))
  expect(await choose('new.example.net')).toBe('MailDomainStateException')
  expect(await choose('elsewhere.example')).toBe('MailDomainNotFoundException')
  expect(await choose('EXAMPLE.org')).toBe('done')
  expect(await aws.workmail.describeOrganization({ OrganizationId })).toMatchObject({
    DefaultMailDomain: 'example.org',
  })
  const { MailDomains = [] } = await aws.workmail.listMailDomains({ OrganizationId })
  expect(MailDomains.filter(({ DefaultDomain }) => DefaultDomain)).toHaveLength(1)
  const user = await aws.workmail.describeUser({ OrganizationId, UserId: sampleUserId(1) })
  expect(user.Email).toBe('ana.silva@example.com')
})

test.each([
  ['a domain nobody uses', 'new.example.net', 'done'],
  ['one the organization does not have', 'corp.example', 'done'],
  ['the default domain', 'example.com', 'MailDomainInUseException'],
  ['the test domain', 'example-corp.awsapps.com', 'MailDomainInUseException'],
])('DOM-15 removing %s', async (_, name, outcome) => {
  await using aws = await start()
  const call = aws.workmail.deregisterMailDomain({ OrganizationId, DomainName: name })
  expect(await outcomeOf(call)).toBe(outcome)
  if (outcome === 'done') expect(await namesIn(aws)).not.toContain(name)
})

test('T-06 DOM-15 a domain cannot be removed while an alias uses it; an alias in a domain of a longer name does not count', async () => {
  await using aws = await start()
  const EntityId = sampleUserId(1)
  for (const name of [DomainName, `${DomainName}.net`]) {
    await aws.workmail.registerMailDomain({ OrganizationId, DomainName: name })
    await publish(aws, name)
    await aws.workmail.createAlias({ OrganizationId, EntityId, Alias: `ana@${name}` })
  }
  const remove = () => outcomeOf(aws.workmail.deregisterMailDomain({ OrganizationId, DomainName }))
  expect(await remove()).toBe('MailDomainInUseException')
  await aws.workmail.deleteAlias({ OrganizationId, EntityId, Alias: `ana@${DomainName}` })
  expect(await remove()).toBe('done')
})

test('EMB-03 a domain whose identity was deleted in SES has failed until it is added again', async () => {
  await using aws = await start()
  await aws.ses.deleteIdentity({ Identity: 'example.org' })
  expect(await statusOf(aws, 'example.org')).toEqual(['FAILED', 'FAILED'])
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName: 'example.org' })
  expect(await statusOf(aws, 'example.org')).toEqual(['VERIFIED', 'VERIFIED'])
})
