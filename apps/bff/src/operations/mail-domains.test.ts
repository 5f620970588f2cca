import { SES } from '@aws-sdk/client-ses'
import { sampleGroupId, sampleResourceId } from '@mailroom/local-aws'
import { operations } from '@mailroom/schemas/operations'
import { describe, expect, test as plain } from 'vitest'
import { databases, test } from '../test/on-both-stores.ts'
import { hurry, search, untilComplete } from '../test/search-directory.ts'
import { ana, here, type Session, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const OrganizationId = here.organizationId

const register = (session: Session, domainName: string, more = {}) =>
  session.call('mailDomains.register', { ...here, domainName, ...more })

const deregister = (session: Session, domainName: string) =>
  session.call('mailDomains.deregister', { ...here, domainName })

const makeDefault = (session: Session, domainName: string, seen: string) =>
  session.call('mailDomains.updateDefault', {
    ...{ ...here, domainName },
    expected: { domainName: seen },
  })

const latest = async (session: Session) =>
  (await session.call('auditEntries.list', { maxResults: 1 })).body

function sesOf({ connections }: Backend) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new SES({ region: here.region, endpoint: connections[0]?.endpoint ?? '', credentials })
}

/** Lets an alias of Ana Silva use a verified domain. */
async function useBy(backend: Backend, domainName: string, EntityId = ana) {
  await backend.workmail.registerMailDomain({ OrganizationId, DomainName: domainName })
  const url = `${backend.connections[0]?.endpoint}/__local/dns?publish=${domainName}`
  await fetch(url, { method: 'POST' })
  await fetch(`${backend.connections[0]?.endpoint}/__local/clock?advance=3600`, { method: 'POST' })
  await backend.workmail.createAlias({ OrganizationId, EntityId, Alias: `used@${domainName}` })
}

plain('DOM-02 DOM-14 a domain is added as people type it, and recorded', async () => {
  await using backend = await startBackend('administrator')
  expect(await register(backend, '  Shop.Example. ')).toMatchObject({ status: 204 })
  const DomainName = 'shop.example'
  const domain = await backend.workmail.getMailDomain({ OrganizationId, DomainName })
  expect(domain.OwnershipVerificationStatus).toBe('PENDING')
  expect(await latest(backend)).toMatchObject({
    items: [
      {
        operation: 'mailDomains.register',
        outcome: 'Succeeded',
        target: { kind: 'MAIL_DOMAIN', name: expect.stringMatching(/shop\.example/i) },
      },
    ],
  })
})

plain(
  'DOM-18 DOM-40 adding a domain again renews its policy and starts its verification',
  async () => {
    await using backend = await startBackend('administrator')
    const ses = sesOf(backend)
    await ses.deleteIdentity({ Identity: 'example.org' })
    const about = { ...here, domainName: 'example.org' }
    const failed = { ownershipVerificationStatus: 'FAILED' }
    expect((await backend.call('mailDomains.describe', about)).body).toMatchObject(failed)
    expect(await register(backend, 'example.org')).toMatchObject({ status: 204 })
    const verified = { ownershipVerificationStatus: 'VERIFIED' }
    expect((await backend.call('mailDomains.describe', about)).body).toMatchObject(verified)
    const { PolicyNames } = await ses.listIdentityPolicies({ Identity: 'example.org' })
    expect(PolicyNames).toHaveLength(1)
    ses.destroy()
  },
)

/** Adds a statement that forbids mail by anybody to WorkMail's policy of a domain. */
async function forbidIn(ses: SES, Identity: string) {
  const { PolicyNames: [PolicyName] = [] } = await ses.listIdentityPolicies({ Identity })
  const read = async () => {
    const { Policies } = await ses.getIdentityPolicies({
      Identity,
      PolicyNames: [PolicyName ?? ''],
    })
    return Policies?.[PolicyName ?? ''] ?? ''
  }
  const { Statement, ...rest } = JSON.parse(await read())
  const denies = {
    ...{ Sid: 'NobodyElse', Effect: 'Deny', Principal: '*', Action: 'ses:SendRawEmail' },
    ...{ Resource: Statement[0].Resource },
  }
  const Policy = JSON.stringify({ ...rest, Statement: [...Statement, denies] })
  await ses.putIdentityPolicy({ Identity, PolicyName, Policy })
  return read
}

plain('DOM-40 DOM-41 a statement of the own is lost only if the person says so', async () => {
  await using backend = await startBackend('administrator')
  const ses = sesOf(backend)
  const policy = await forbidIn(ses, 'example.com')
  expect(await register(backend, 'example.com')).toMatchObject({
    status: 409,
    body: { code: 'CustomPolicyInUse' },
  })
  expect(await policy()).toContain('NobodyElse')
  const replacesPolicy = true
  expect(await register(backend, 'example.com', { replacesPolicy })).toMatchObject({ status: 204 })
  expect(await policy()).not.toContain('NobodyElse')
  const { body } = await backend.call('auditEntries.list', { maxResults: 1 })
  const [entry] = operations['auditEntries.list'].output.parse(body).items
  expect(entry?.before).toEqual({ policies: [expect.stringContaining('NobodyElse')] })
  expect(entry?.details).toEqual({
    policies: [expect.stringMatching(/^(?!.*NobodyElse).*AuthorizeWorkMail/)],
  })
  ses.destroy()
})

plain.each(['workmail:GetMailDomain', 'ses:ListIdentityPolicies', 'ses:GetIdentityPolicies'])(
  'DOM-40 IAM-01 without %s nobody can tell what would be lost, and Mailroom asks',
  async (missingAction) => {
    await using backend = await startBackend('administrator')
    await backend.allowOnly({ Effect: 'Allow', NotAction: missingAction, Resource: '*' })
    expect(await register(backend, 'example.com')).toMatchObject({
      status: 409,
      body: { code: 'PoliciesNotRead', missingAction },
    })
    const replacesPolicy = true
    expect(await register(backend, 'example.com', { replacesPolicy })).toMatchObject({
      status: 204,
    })
  },
)

plain('06 RegisterMailDomain a client token is sent with a new domain', async () => {
  const body = JSON.stringify({ __type: 'MailDomainNotFoundException' })
  await using aws = await startOtherAws(({ operation }) =>
    operation === 'GetMailDomain' ? { status: 400, body } : { status: 200, body: '{}' },
  )
  await using backend = await startBackend('administrator', { connections: [aws.connection] })
  await register(backend, 'shop.example')
  expect(JSON.parse(aws.calls.at(-1)?.body ?? '')).toEqual({
    ...{ OrganizationId, DomainName: 'shop.example' },
    ClientToken: expect.stringMatching(/^[\x21-\x7e]{1,128}$/),
  })
})

plain.each([
  ['one of another organization', 'corp.example', 'MailDomainInUseException'],
  ['a test domain of nobody', 'other.awsapps.com', 'InvalidParameterException'],
])('DOM-02 GEN-10 the field of a new domain says that AWS refuses %s', async (_, name, code) => {
  await using backend = await startBackend('administrator')
  expect(await register(backend, name)).toMatchObject({
    status: 400,
    body: { code, fields: { domainName: { code } } },
  })
})

plain('DOM-04 GEN-12 the field of a new domain says that there are too many', async () => {
  const body = JSON.stringify({ __type: 'LimitExceededException', message: 'Too many.' })
  await using aws = await startOtherAws(() => ({ status: 400, body }))
  await using backend = await startBackend('administrator', { connections: [aws.connection] })
  const code = 'LimitExceededException'
  expect(await register(backend, 'shop.example')).toMatchObject({
    body: { code, message: 'Too many.', fields: { domainName: { code } } },
  })
})

plain(
  'DOM-16 a verified domain becomes the default, and the trail has the one before',
  async () => {
    await using backend = await startBackend('administrator')
    expect(await makeDefault(backend, 'example.org', 'example.com')).toMatchObject({ status: 204 })
    const { DefaultMailDomain } = await backend.workmail.describeOrganization({ OrganizationId })
    expect(DefaultMailDomain).toBe('example.org')
    expect(await latest(backend)).toMatchObject({
      items: [{ before: { domainName: 'example.com' }, input: { domainName: 'example.org' } }],
    })
  },
)

plain('DOM-16 a default that somebody else has changed meanwhile is not overwritten', async () => {
  await using backend = await startBackend('administrator')
  await makeDefault(backend, 'example.org', 'example.com')
  expect(await makeDefault(backend, 'example-corp.awsapps.com', 'example.com')).toMatchObject({
    status: 409,
    body: { conflicts: { domainName: { expected: 'example.com', current: 'example.org' } } },
  })
  const { DefaultMailDomain } = await backend.workmail.describeOrganization({ OrganizationId })
  expect(DefaultMailDomain).toBe('example.org')
})

plain('DOM-16 of two defaults that are set at once, one is a conflict', async () => {
  await using backend = await startBackend('administrator')
  await backend.faults({ operation: 'DescribeOrganization', kind: 'latency', latencyMs: 200 })
  const answers = await Promise.all(
    ['example.org', 'example-corp.awsapps.com'].map((name) =>
      makeDefault(backend, name, 'example.com'),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
})

plain('DOM-15 a removed domain is gone, and the second removal says so', async () => {
  await using backend = await startBackend('administrator')
  expect(await deregister(backend, 'new.example.net')).toMatchObject({ status: 204 })
  const gone = { status: 410, body: { code: 'Gone' } }
  expect(await deregister(backend, 'new.example.net')).toMatchObject(gone)
  expect(await makeDefault(backend, 'new.example.net', 'example.com')).toMatchObject(gone)
  const { MailDomains = [] } = await backend.workmail.listMailDomains({ OrganizationId })
  expect(MailDomains.map(({ DomainName }) => DomainName)).not.toContain('new.example.net')
})

plain.each(['isTestDomain', 'isDefault'])(
  'DOM-15 DOM-17 a domain with %s is not removed, whatever AWS would do',
  async (member) => {
    const name = member.charAt(0).toUpperCase() + member.slice(1)
    const domain = { Records: [], IsTestDomain: false, IsDefault: false, [name]: true }
    const states = ['OwnershipVerificationStatus', 'DkimVerificationStatus']
    const verified = Object.fromEntries(states.map((state) => [state, 'VERIFIED']))
    const body = JSON.stringify({ ...domain, ...verified })
    await using aws = await startOtherAws(() => ({ status: 200, body }))
    await using backend = await startBackend('administrator', { connections: [aws.connection] })
    expect(await deregister(backend, 'example.com')).toMatchObject({
      status: 409,
      body: { code: 'MailDomainNeeded' },
    })
    expect(aws.calls.map(({ operation }) => operation)).toEqual(['GetMailDomain'])
  },
)

plain('DOM-15 GEN-10 AWS says in its words why a domain cannot be removed', async () => {
  await using backend = await startBackend('administrator')
  await useBy(backend, 'shop.example')
  expect(await deregister(backend, 'shop.example')).toMatchObject({
    body: {
      code: 'MailDomainInUseException',
      message: 'The domain shop.example is used by addresses of users, groups or resources.',
    },
  })
  const ses = sesOf(backend)
  const { Metadata, Rules = [] } = await ses.describeActiveReceiptRuleSet({})
  const own = Rules.find(({ Name }) => Name === OrganizationId)
  await ses.createReceiptRule({
    RuleSetName: Metadata?.Name,
    Rule: {
      Name: 'by-hand',
      Recipients: ['new.example.net'],
      Actions: own?.Actions,
      Enabled: true,
    },
  })
  expect(await deregister(backend, 'new.example.net')).toMatchObject({
    body: {
      code: 'InvalidCustomSesConfigurationException',
      message: expect.stringContaining('by-hand'),
    },
  })
  ses.destroy()
})

plain('DOM-15 whoever may not write does not remove, add or choose a domain', async () => {
  await using backend = await startBackend('auditor')
  for (const answer of [
    await register(backend, 'shop.example'),
    await makeDefault(backend, 'example.org', 'example.com'),
    await deregister(backend, 'new.example.net'),
  ])
    expect(answer).toMatchObject({ status: 403, body: { code: 'NotAllowed' } })
})

/** Returns a line for each user, group or resource with an address in a domain: its addresses. */
async function usesOf(session: Session, mailDomain: string): Promise<string[]> {
  const { items } = await search(session, { mailDomain }, { limit: 1_000 })
  return items.map(({ name, email, aliases = [] }) => [name, email ?? '-', ...aliases].join(' '))
}

describe.each(databases)('on %s', (database) => {
  test('DOM-15 whoever has an address in a domain is found, as it is changed here', async ({
    place,
  }) => {
    const settings = { ...(await place(database)), ...hurry }
    await using backend = await startBackend('administrator', settings)
    const entityId = sampleResourceId(1)
    await useBy(backend, 'shop.example', entityId)
    await useBy(backend, 'mail.shop.example', sampleGroupId(3))
    await untilComplete(backend)
    const room = 'room.lisboa room.lisboa@example.com used@shop.example'
    expect(await usesOf(backend, 'Shop.Example')).toEqual([room])
    expect(await usesOf(backend, 'mail.shop.example')).toHaveLength(1)
    expect((await usesOf(backend, 'example.com')).length).toBeGreaterThan(10)
    const alias = 'used@shop.example'
    await backend.call('aliases.delete', { ...here, entityId, alias })
    expect(await usesOf(backend, 'shop.example')).toEqual([])
    await backend.call('aliases.create', { ...here, entityId: ana, alias })
    const [line, ...others] = await usesOf(backend, 'shop.example')
    expect([line, others]).toEqual([expect.stringContaining('used@shop.example'), []])
  })
})
