import { sampleOrganizations } from '@mailroom/local-aws'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsIn, snapshotsOf } from '../test/snapshots.ts'
import { here, startBackend } from '../test/start-backend.ts'

const OrganizationId = sampleOrganizations.example
const organization = { OrganizationId }

type Backend = Awaited<ReturnType<typeof startBackend>>
type Expected = { op: string; kind: string }[]
type Change = { name: string; make: (backend: Backend, number: number) => Promise<Expected> }

/** Creates a user and enables it; returns its id. */
async function newUser({ workmail }: Backend, name: string): Promise<string> {
  const { UserId = '' } = await workmail.createUser({
    ...{ ...organization, Name: name, DisplayName: `${name} 日本 \u{1F600}` },
    Password: 'Long enough 12',
  })
  await workmail.registerToWorkMail({
    ...{ ...organization, EntityId: UserId, Email: `${name}@example.com` },
  })
  return UserId
}

async function anyUser({ workmail }: Backend, number: number): Promise<string> {
  const { Users = [] } = await workmail.listUsers({
    ...{ ...organization, Filters: { State: 'ENABLED' } },
  })
  const own = Users.filter(({ UserRole, Name }) => UserRole === 'USER' && Name?.startsWith('p-'))
  return own[number % own.length]?.Id ?? ''
}

/** Single changes, and the differences that each makes. */
const changes: Change[] = [
  {
    name: 'an alias',
    async make(backend, number) {
      await backend.workmail.createAlias({
        ...{ ...organization, EntityId: await anyUser(backend, number) },
        Alias: `alias-${number}@example.com`,
      })
      return [{ op: 'add', kind: 'address' }]
    },
  },
  {
    name: 'a name',
    async make(backend, number) {
      const UserId = await anyUser(backend, number)
      await backend.workmail.updateUser({ ...organization, UserId, City: `Porto ${number}` })
      return [{ op: 'change', kind: 'user' }]
    },
  },
  {
    name: 'a tag',
    async make({ workmail }, number) {
      const { ARN } = await workmail.describeOrganization(organization)
      await workmail.tagResource({ ResourceARN: ARN, Tags: [{ Key: `k${number}`, Value: 'v' }] })
      return [{ op: 'add', kind: 'tag' }]
    },
  },
  {
    name: 'a quota',
    async make(backend, number) {
      const UserId = await anyUser(backend, number)
      await backend.workmail.updateMailboxQuota({
        ...{ ...organization, UserId, MailboxQuota: 1_000 + number },
      })
      return [{ op: 'change', kind: 'user' }]
    },
  },
  {
    name: 'a rule',
    async make({ workmail }, number) {
      await workmail.putAccessControlRule({
        ...{ ...organization, Name: `rule-${number}`, Effect: 'ALLOW', Description: 'x' },
        Actions: ['IMAP', 'ActiveSync'],
      })
      return [{ op: 'add', kind: 'accessControlRule' }]
    },
  },
  {
    name: 'a permission',
    async make(backend, number) {
      // A group that nobody has given anything yet.
      const { GroupId = '' } = await backend.workmail.createGroup({
        ...{ ...organization, Name: `granted-${number}` },
      })
      await backend.workmail.registerToWorkMail({
        ...{ ...organization, EntityId: GroupId, Email: `granted-${number}@example.com` },
      })
      await backend.workmail.putMailboxPermissions({
        ...{ ...organization, EntityId: GroupId, PermissionValues: ['SEND_AS'] },
        GranteeId: await anyUser(backend, number),
      })
      return [
        { op: 'add', kind: 'group' },
        { op: 'add', kind: 'address' },
        { op: 'add', kind: 'permission' },
      ]
    },
  },
  {
    name: 'a user disabled',
    async make(backend, number) {
      // One of its own, so that nothing else hangs on it.
      const name = `leaver-${number}`
      await newUser(backend, name)
      const { Users = [] } = await backend.workmail.listUsers({
        ...{ ...organization, Filters: { UsernamePrefix: name } },
      })
      await backend.workmail.deregisterFromWorkMail({
        ...{ ...organization, EntityId: Users[0]?.Id },
      })
      return [{ op: 'add', kind: 'user' }]
    },
  },
  {
    name: 'a group',
    async make({ workmail }, number) {
      await workmail.createGroup({ ...organization, Name: `group-${number}` })
      return [{ op: 'add', kind: 'group' }]
    },
  },
]

test('INV-12 of random directories, the comparison with itself is empty, and any single change is found, and only it', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.tuple(fc.constantFrom(...changes), fc.integer({ min: 1, max: 999 })), {
        ...{ minLength: 1, maxLength: 3 },
      }),
      async (people, made) => {
        await using backend = await startBackend('auditor')
        const snapshots = snapshotsOf(backend)
        const compare = async (snapshotId: string, otherId: string) => {
          const input = { ...here, snapshotId, otherId, maxResults: 100 }
          const { body } = await backend.call('snapshots.compare', input)
          return (body as { items: Expected }).items.map(({ op, kind }) => ({ op, kind }))
        }
        for (let each = 0; each < people; each++) await newUser(backend, `p-${each}`)
        let last = (await snapshots.read()).snapshotId
        expect(await compare(last, last)).toEqual([])
        expect(await compare(last, (await snapshots.read()).snapshotId)).toEqual([])
        const seen = new Set<string>()
        for (const [change, number] of made) {
          // The same change again would change nothing.
          if (seen.has(`${change.name} ${number}`)) continue
          seen.add(`${change.name} ${number}`)
          const expected = await change.make(backend, number)
          const next = (await snapshots.read()).snapshotId
          expect([change.name, await compare(last, next)]).toEqual([change.name, expected])
          last = next
        }
      },
    ),
    { numRuns: 4 },
  )
})

/** Asks the local AWS without the SDK, page by page. */
async function ask(endpoint: string, operation: string, input: object): Promise<unknown[]> {
  const pages: unknown[] = []
  let NextToken: string | undefined
  do {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `WorkMailService.${operation}`,
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20261124/us-east-1/workmail/aws4_request, SignedHeaders=host;x-amz-date, Signature=0000000000000000000000000000000000000000000000000000000000000000',
      },
      body: JSON.stringify({ OrganizationId, ...input, ...(NextToken ? { NextToken } : {}) }),
    })
    const page = (await response.json()) as { NextToken?: string }
    if (!response.ok) return []
    pages.push(page)
    NextToken = page.NextToken
  } while (NextToken)
  return pages
}

test('INV-01 a snapshot has what an independent reading over the wire finds: users, addresses, members, permissions', async () => {
  await using backend = await startBackend('auditor')
  const endpoint = backend.connections[0]?.endpoint ?? ''
  type Page = Record<string, { [name: string]: string & string[] }[]> & { Aliases?: string[] }
  const all = async (operation: string, member: string, input = {}) =>
    ((await ask(endpoint, operation, input)) as Page[]).flatMap((page) => page[member] ?? [])
  const found: string[] = []
  for (const [list, member] of [
    ['ListUsers', 'Users'],
    ['ListGroups', 'Groups'],
    ['ListResources', 'Resources'],
  ] as const)
    for (const { Id = '', Name, State, Email = '' } of await all(list, member)) {
      found.push(`${member} ${Id} ${Name} ${State}`)
      const EntityId = Id
      const aliases = (await ask(endpoint, 'ListAliases', { EntityId })) as Page[]
      const addresses = aliases.flatMap(({ Aliases = [] }) => Aliases)
      if (State === 'ENABLED')
        for (const each of new Set([...addresses, Email].map((one) => one.toLowerCase())))
          found.push(`address ${each} ${Id}`)
      if (State !== 'DELETED')
        for (const { GranteeId, PermissionValues } of await all(
          ...(['ListMailboxPermissions', 'Permissions', { EntityId }] as const),
        ))
          found.push(`permission ${Id} ${GranteeId} ${[...(PermissionValues ?? [])].sort()}`)
      if (member === 'Groups' && State === 'ENABLED')
        for (const each of await all('ListGroupMembers', 'Members', { GroupId: Id }))
          found.push(`member ${Id} ${each.Id}`)
    }
  const snapshots = snapshotsOf(backend)
  const { snapshotId } = await snapshots.read()
  const lists: Record<string, string> = { user: 'Users', group: 'Groups', resource: 'Resources' }
  const told = rowsIn((await snapshots.files(snapshotId))['state.ndjson']).flatMap((row) => {
    const { kind, id, name, state } = row
    if (typeof kind === 'string' && lists[kind]) return [`${lists[kind]} ${id} ${name} ${state}`]
    if (kind === 'address') return [`address ${row.address} ${row.ownerId}`]
    if (kind === 'permission') return [`permission ${row.mailboxId} ${row.granteeId} ${row.values}`]
    if (kind === 'membership') return [`member ${row.groupId} ${row.memberId}`]
    return []
  })
  expect(found.length).toBeGreaterThan(50)
  expect(told.sort()).toEqual(found.sort())
})
