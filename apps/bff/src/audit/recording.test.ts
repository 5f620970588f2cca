import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { ana, here, startBackend } from '../test/start-backend.ts'

const reset = { ...here, userId: ana, password: 'Canary 4711' }
const { password: _, ...withoutPassword } = reset
const recorded = { ...withoutPassword, password: '***' }

test('a write is in the trail before AWS is called, and its outcome before the write is answered', async () => {
  await using backend = await startBackend('helpDesk')
  await backend.faults({ operation: 'ResetPassword', kind: 'latency', latencyMs: 1_000, count: 1 })
  const answering = backend.call('users.resetPassword', reset)
  await expect.poll(() => backend.faultsLeft(), { interval: 5, timeout: 10_000 }).toBe(0)
  const before = (await backend.audit()).slice(1)
  expect(before).toMatchObject([
    { phase: 'intent', operation: 'users.resetPassword', outcome: null },
  ])
  expect(JSON.parse(before[0]?.input ?? '')).toEqual(recorded)
  const { headers } = await answering
  const entries = (await backend.audit()).slice(1)
  expect(entries).toMatchObject([
    { phase: 'intent' },
    {
      phase: 'outcome',
      outcome: 'Succeeded',
      account: 'helpdesk@mailroom.example',
      role: 'helpDesk',
    },
  ])
  expect(entries.map((entry) => entry.request_id)).toEqual(
    entries.map(() => headers.get('x-request-id')),
  )
})

test('reads leave nothing in the trail', async () => {
  await using backend = await startBackend('auditor')
  for (const id of ['users.list', 'organizations.describe'] as const) await backend.call(id, here)
  await backend.call('auditEntries.list', {})
  await backend.call('users.describe', { ...here, userId: 'x' })
  expect(await backend.audit()).toHaveLength(1)
})

test.each([
  ['NotAllowed', 'auditor', reset, {}],
  ['InvalidInput', 'helpDesk', { ...reset, userId: '' }, {}],
  ['ForgedRequest', 'helpDesk', reset, { origin: 'https://evil.example' }],
  ['ConnectionNotFound', 'helpDesk', { ...reset, connectionId: 'elsewhere' }, {}],
  ['InvalidPasswordException', 'helpDesk', { ...reset, password: 'canary' }, {}],
  ['EntityNotFoundException', 'helpDesk', { ...reset, userId: 'x'.repeat(36) }, {}],
] as const)(
  'a write that is refused as %s is in the trail too',
  async (code, role, input, headers) => {
    await using backend = await startBackend(role)
    await backend.call('users.resetPassword', input, headers)
    const entries = (await backend.audit()).slice(1)
    expect(entries).toMatchObject([
      { phase: 'intent', outcome: null },
      { phase: 'outcome', outcome: code },
    ])
    expect(JSON.stringify(entries).toLowerCase()).not.toContain('canary')
  },
)

test('a write over the rate limit is refused, and is in the trail', async () => {
  await using backend = await startBackend('helpDesk', { limitedPerMinute: 2 })
  const statuses = []
  for (let each = 0; each < 3; each++)
    statuses.push((await backend.call('users.resetPassword', reset)).status)
  expect(statuses).toEqual([204, 204, 429])
  expect((await backend.audit()).at(-1)).toMatchObject({ outcome: 'TooManyRequests' })
  const another = await backend.as('administrator')
  expect(await another.call('users.resetPassword', reset)).toMatchObject({ status: 204 })
})

test.each([
  ['in a member that is not declared', { ...reset, passwort: 'Canary 4711' }],
  ['as an address', { ...here, userId: ana, email: 'Canary 4711' }],
  ['as an id', { ...reset, userId: 'Canary4711' }],
  ['as an organization', { ...reset, organizationId: 'Canary 4711' }],
  ['as the name of a member', { ...reset, 'Canary 4711': 1 }],
  ['in an object', { ...here, userId: ana, password: { value: 'Canary 4711' } }],
  ['in a list', { ...here, userId: ana, password: ['Canary 4711'] }],
  ['as the connection', { ...reset, connectionId: 'Canary 4711' }],
])('T-29 a password %s is not in the trail', async (_, input) => {
  await using backend = await startBackend('administrator')
  for (const id of ['users.resetPassword', 'users.enable'] as const)
    expect(await backend.call(id, input)).toMatchObject({ status: 400 })
  const entries = (await backend.audit()).slice(1)
  expect(entries).toHaveLength(4)
  expect(JSON.stringify(entries)).not.toMatch(/canary/i)
})

test('a write that cannot be recorded is not carried out', async () => {
  await using backend = await startBackend('administrator')
  await sql`DROP TABLE audit_entry`.execute(backend.store)
  expect(await backend.call('users.resetPassword', reset)).toMatchObject({
    status: 500,
    body: { code: 'InternalError' },
  })
  expect(await backend.metrics()).not.toContain('operation="ResetPassword"')
})

test('a sign-in that cannot be recorded is refused', async () => {
  await using backend = await startBackend('administrator')
  await sql`DROP TABLE audit_entry`.execute(backend.store)
  await expect(backend.as('auditor')).rejects.toThrow('answers 401')
  expect(await backend.store.selectFrom('session').select('role').execute()).toEqual([
    { role: 'administrator' },
  ])
})

test('the trail is listed newest first, in pages, by operation and by account', async () => {
  await using backend = await startBackend('administrator')
  for (let each = 0; each < 2; each++) await backend.call('users.resetPassword', reset)
  const list = async (input: object) =>
    (await backend.call('auditEntries.list', input)).body as {
      items: { number: number; operation: string; result: string; input: object }[]
      nextToken?: string
    }
  const first = await list({ maxResults: 2 })
  expect(first.items.map(({ operation, result }) => [operation, result])).toEqual([
    ['users.resetPassword', 'SUCCEEDED'],
    ['users.resetPassword', 'SUCCEEDED'],
  ])
  expect(first.items[0]?.input).toEqual(recorded)
  const last = await list({ maxResults: 2, nextToken: first.nextToken })
  expect([last.items.map(({ operation }) => operation), last.nextToken]).toEqual([
    ['signIn', 'auditTrail.begin'],
    undefined,
  ])
  expect((await list({ operation: 'signIn' })).items).toHaveLength(1)
  expect((await list({ account: 'nobody' })).items).toEqual([])
  expect(await backend.call('auditEntries.list', { nextToken: 'x' })).toMatchObject({
    status: 400,
    body: { code: 'InvalidInput', fields: { nextToken: { code: 'format' } } },
  })
})
