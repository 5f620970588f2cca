import { can } from '@mailroom/schemas/can'
import { roles } from '@mailroom/schemas/role'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { databases, test as onBothStores } from '../test/on-both-stores.ts'
import { here, startBackend } from '../test/start-backend.ts'

const { organizationId: _, ...inRegion } = here

type Backend = Awaited<ReturnType<typeof startBackend>>

const create = (backend: Backend, input: object) =>
  backend.call('organizations.create', { ...inRegion, ...input })

/** In the sample data: the directory of an AD Connector that no organization uses. */
const connector = 'd-9967000000'

const Created = z.object({ organizationId: z.string() })

/** Returns how many organizations have an alias at AWS itself. */
async function countOf({ workmail }: Backend, alias: string): Promise<number> {
  const { OrganizationSummaries = [] } = await workmail.listOrganizations({})
  return OrganizationSummaries.filter(({ Alias }) => Alias === alias).length
}

onBothStores.for(databases)(
  'ORG-10 an organization is created with its domains, and the trail names it with the id it got (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const answer = await create(backend, {
      alias: 'New-Corp',
      domains: [
        { domainName: ' Mail.Example.Net ', hostedZoneId: '/hostedzone/Z0EXAMPLENET00000002' },
        { domainName: 'other.example' },
      ],
    })
    expect(answer).toMatchObject({ status: 200 })
    const { organizationId } = Created.parse(answer.body)
    const look = () => backend.call('organizations.describe', { ...inRegion, organizationId })
    await expect
      .poll(async () => (await look()).body, { timeout: 10_000 })
      .toMatchObject({
        ...{ alias: 'New-Corp', state: 'Active', defaultMailDomain: 'new-corp.awsapps.com' },
      })
    const { body } = await backend.call('mailDomains.list', { ...inRegion, organizationId })
    expect(body).toMatchObject({
      items: [
        { domainName: 'mail.example.net', defaultDomain: false },
        { domainName: 'new-corp.awsapps.com', defaultDomain: true },
        { domainName: 'other.example', defaultDomain: false },
      ],
    })
    expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
      items: [
        {
          operation: 'organizations.create',
          outcome: 'Succeeded',
          target: { kind: 'ORGANIZATION', id: organizationId, name: 'New-Corp' },
          input: { alias: 'New-Corp' },
        },
      ],
    })
    // It is in the log of the new organization, and in that of no other.
    const inLogOf = async (organization: string) => {
      const input = { organizationId: organization, operation: 'organizations.create' }
      return (await backend.call('auditEntries.list', input)).body
    }
    expect(await inLogOf(organizationId)).toMatchObject({ items: [{ organizationId }] })
    expect(await inLogOf(here.organizationId)).toEqual({ items: [] })
  },
)

test('ORG-10 an organization is created with a directory that exists, a key and interoperability', async () => {
  await using backend = await startBackend('administrator')
  const { body } = await create(backend, {
    ...{ alias: 'hybrid', directoryId: connector, enableInteroperability: true },
    kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002`,
  })
  const { organizationId } = Created.parse(body)
  const described = await backend.call('organizations.describe', { ...inRegion, organizationId })
  expect(described.body).toMatchObject({
    directoryId: connector,
    interoperabilityEnabled: true,
  })
})

const taken = { alias: 'example-corp' }

test.each<[string, object, number, object]>([
  ['an alias in use', taken, 400, { alias: { code: 'NameAvailabilityException' } }],
  [
    'a directory in use',
    { directoryId: 'd-0e1a2b3c4d' },
    400,
    { directoryId: { code: 'DirectoryInUseException' } },
  ],
  [
    'a directory that there is not',
    { directoryId: 'd-0123456789' },
    400,
    { directoryId: { code: 'DirectoryUnavailableException' } },
  ],
  ['no alias', { alias: '' }, 400, { alias: { code: 'required' } }],
  ['an alias like an id', { alias: 'd-x' }, 400, { alias: { code: 'organizationAlias' } }],
  [
    'an alias like an id in large letters',
    { alias: 'D-x' },
    400,
    { alias: { code: 'organizationAlias' } },
  ],
  ['two hyphens', { alias: 'a--b' }, 400, { alias: { code: 'organizationAlias' } }],
  ['63 characters', { alias: 'a'.repeat(63) }, 400, { alias: { code: 'tooLong', limit: 62 } }],
  [
    'a directory of another form',
    { directoryId: 'd-1' },
    400,
    { directoryId: { code: 'directoryId' } },
  ],
  ['an alias for a key', { kmsKeyArn: 'alias/mail' }, 400, { kmsKeyArn: { code: 'kmsKeyArn' } }],
  [
    'interoperability without a directory',
    { enableInteroperability: true },
    400,
    { enableInteroperability: { code: 'interoperabilityNeedsDirectory' } },
  ],
  [
    'six domains',
    { domains: 'abcdef'.split('').map((name) => ({ domainName: `${name}.example` })) },
    400,
    { domains: { code: 'tooLong', limit: 5 } },
  ],
  [
    'a domain with a turn of direction',
    { domains: [{ domainName: 'a\u202E.example' }] },
    400,
    { 'domains.0.domainName': { code: 'notText' } },
  ],
  [
    'a domain twice',
    { domains: [{ domainName: 'a.example' }, { domainName: 'A.example' }] },
    400,
    { 'domains.1.domainName': { code: 'domainTwice' } },
  ],
  [
    'a hosted zone that is left empty',
    { domains: [{ domainName: 'a.example', hostedZoneId: ' ' }] },
    400,
    { 'domains.0.hostedZoneId': { code: 'required' } },
  ],
  [
    'a hosted zone with a path',
    { domains: [{ domainName: 'a.example', hostedZoneId: '../Z1' }] },
    400,
    { 'domains.0.hostedZoneId': { code: 'hostedZoneId' } },
  ],
])(
  'ORG-10 ORG-12 %s is refused at its field, and nothing is created',
  async (_, input, status, fields) => {
    await using backend = await startBackend('administrator')
    const before = (await backend.workmail.listOrganizations({})).OrganizationSummaries
    expect(await create(backend, { alias: 'fresh', ...input })).toMatchObject({
      status,
      body: { fields },
    })
    expect((await backend.workmail.listOrganizations({})).OrganizationSummaries).toEqual(before)
  },
)

test.each([
  ...['', 'example', '.example.com', 'example.com.', '-a.example', 'a-.example', 'a..example'],
  ...['a_b.example', 'exa mple.com', 'ana@example.com', 'https://example.com', '192.0.2.7'],
  ...['bücher.example', 'example.com\nMX', 'a\0.example', '<b>.example', `${'a'.repeat(64)}.com`],
  ...['awsapps.com', 'other.awsapps.com', `${'a.'.repeat(130)}com`],
])('ORG-11 %j is no domain that an organization can be created with', async (domainName) => {
  await using backend = await startBackend('administrator')
  const { status, body } = await create(backend, { alias: 'fresh', domains: [{ domainName }] })
  expect(status).toBe(400)
  expect(body).toMatchObject({ fields: { 'domains.0.domainName': {} } })
})

test('ORG-10 a creation whose answer is lost is in doubt if it cannot be looked up, and the same form sent again creates no second organization', async () => {
  await using backend = await startBackend('administrator')
  await backend.faults(
    { operation: 'CreateOrganization', kind: 'drop', count: 1, afterwards: true },
    { operation: 'ListOrganizations', kind: 'expiredToken' },
  )
  const form = { alias: 'doubtful', clientToken: 'form-1' }
  expect(await create(backend, form)).toMatchObject({
    status: 502,
    body: { mayHaveChanged: true, operation: 'organizations.create' },
  })
  expect(await create(backend, form)).toMatchObject({ status: 200 })
  await backend.faults()
  expect(await countOf(backend, 'doubtful')).toBe(1)
})

test.each(roles.filter((role) => !can([role], 'organizations.create')))(
  'ORG-10 the %s cannot create an organization',
  async (role) => {
    await using backend = await startBackend(role)
    expect(await create(backend, { alias: 'fresh' })).toMatchObject({
      status: 403,
      body: { code: 'NotAllowed' },
    })
    expect(await countOf(backend, 'fresh')).toBe(0)
  },
)
