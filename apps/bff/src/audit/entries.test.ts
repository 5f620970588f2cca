import { sampleGroupId, sampleResourceId } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { ana, disabledUser, here, type Session, startBackend } from '../test/start-backend.ts'

const Entry = z.looseObject({ number: z.number(), operation: z.string(), result: z.string() })

/** Returns the entries that a person sees, newest first. */
async function list(session: Session, input: object = {}) {
  const { status, body } = await session.call('auditEntries.list', input)
  expect(status, JSON.stringify(body)).toBe(200)
  return z.object({ items: z.array(Entry) }).parse(body).items
}

const reset = { ...here, userId: ana, password: 'Canary 4711' }

/** Lets the index read the whole directory, so that names and values before are known. */
async function fillIndex(backend: Session) {
  await expect
    .poll(
      async () => {
        const { body } = await backend.call('entities.search', { ...here, query: { text: 'ana' } })
        return z.object({ index: z.object({ phase: z.string() }) }).parse(body).index.phase
      },
      { timeout: 15_000 },
    )
    .toBe('COMPLETE')
}

test('M7 N11 an entry says who did what to whom, from where, how long it took, and how it ended', async () => {
  await using backend = await startBackend('administrator')
  await fillIndex(backend)
  await backend.call('users.resetPassword', reset)
  const [entry, signIn] = await list(backend)
  expect(entry).toMatchObject({
    operation: 'users.resetPassword',
    account: 'administrator@mailroom.example',
    accountName: 'Ada Administrator',
    role: 'administrator',
    address: '127.0.0.1',
    target: { kind: 'USER', id: ana, name: 'Ana Silva' },
    ...here,
    outcome: 'Succeeded',
    result: 'SUCCEEDED',
    durationMs: expect.any(Number),
    awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    input: { password: '***' },
  })
  // The entry names the session as the list of sessions does.
  const { body } = await backend.call('sessions.list', {})
  const [session] = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(body).items
  expect(entry).toMatchObject({ sessionId: session?.id })
  expect(signIn).toMatchObject({ operation: 'signIn', sessionId: session?.id })
  expect(JSON.stringify(await list(backend))).not.toMatch(/canary/i)
})

test('M7 an update keeps the values before, which the operation reads anyway', async () => {
  await using backend = await startBackend('administrator')
  const update = { ...here, userId: ana, department: 'Support', expected: {} }
  expect(await backend.call('users.update', update)).toMatchObject({ status: 200 })
  await backend.call('users.update', { ...update, department: 'Sales' })
  const [entry] = await list(backend)
  expect(entry).toMatchObject({
    target: { kind: 'USER', id: ana, name: 'Ana Silva' },
    before: { department: 'Support' },
    input: { department: 'Sales' },
  })
})

test('M7 writes that read nothing keep the values before that the index has', async () => {
  await using backend = await startBackend('administrator')
  await fillIndex(backend)
  const writes = [
    ['aliases.create', { entityId: ana, alias: 'ana.new@example.com' }],
    ['users.enable', { userId: disabledUser, email: 'back@example.com' }],
  ] as const
  for (const [id, input] of writes)
    expect(await backend.call(id, { ...here, ...input }), id).toMatchObject({ status: 204 })
  const entries = await list(backend, { maxResults: 2 })
  const befores = Object.fromEntries(entries.map((each) => [each.operation, each.before]))
  expect(befores).toMatchObject({
    'aliases.create': { aliases: ['a.silva@example.com', 'ana@example.com'] },
    'users.enable': { state: 'DISABLED' },
  })
  for (const { details } of entries) expect(details).toMatchObject({ beforeFrom: 'INDEX' })
})

test.each([
  ['users.disable', { userId: ana }, ana],
  ['groups.disable', { groupId: sampleGroupId(3) }, sampleGroupId(3)],
  ['resources.disable', { resourceId: sampleResourceId(1) }, sampleResourceId(1)],
] as const)(
  'USR-12 the entry of %s has the addresses that it released',
  async (id, input, EntityId) => {
    await using backend = await startBackend('administrator')
    const { workmail } = backend
    const OrganizationId = here.organizationId
    await workmail.createAlias({ OrganizationId, EntityId, Alias: 'once@example.com' })
    const { Aliases = [] } = await workmail.listAliases({ OrganizationId, EntityId })
    expect(await backend.call(id, { ...here, ...input })).toMatchObject({ status: 204 })
    const [entry] = await list(backend)
    expect(entry).toMatchObject({ operation: id, before: { state: 'ENABLED' } })
    const { email, aliases } = z
      .object({ email: z.string(), aliases: z.array(z.string()) })
      .parse(entry?.before)
    expect([email, ...aliases].sort()).toEqual([...Aliases].sort())
    expect(aliases).toContain('once@example.com')
  },
)

test('an export of an organization names what, and the connection and Region', async () => {
  await using backend = await startBackend('auditor')
  const taken = { kind: 'LIST', operation: 'organizations.list', format: 'CSV', rows: 37 }
  const input = { ...here, ...taken, title: 'Quotas' }
  expect(await backend.call('exports.record', input)).toMatchObject({ status: 204 })
  const [entry] = await list(backend)
  expect(entry).toMatchObject({ ...here, input: { title: 'Quotas' } })
})

test('M6 an entry has its number for ever, and an old number of its outcome leads to it', async () => {
  await using backend = await startBackend('administrator')
  await backend.call('users.resetPassword', reset)
  const [entry] = await list(backend)
  const number = entry?.number ?? 0
  for (const each of [number, number + 1])
    expect(await backend.call('auditEntries.describe', { number: each })).toMatchObject({
      status: 200,
      body: { number, outcome: 'Succeeded' },
    })
  expect(await backend.call('auditEntries.describe', { number: 999 })).toMatchObject({
    status: 404,
    body: { code: 'AuditEntryNotFound' },
  })
})

test('a change without an outcome is under way', async () => {
  await using backend = await startBackend('administrator')
  await backend.faults({ operation: 'ResetPassword', kind: 'latency', latencyMs: 1_000, count: 1 })
  const answering = backend.call('users.resetPassword', reset)
  await expect.poll(() => backend.faultsLeft(), { interval: 5, timeout: 10_000 }).toBe(0)
  const [entry] = await list(backend, { result: 'UNDER_WAY' })
  expect(entry).toMatchObject({ operation: 'users.resetPassword', result: 'UNDER_WAY' })
  expect(entry).not.toHaveProperty('outcome')
  await answering
  expect(await list(backend, { result: 'UNDER_WAY' })).toEqual([])
})

test('the help desk sees its own entries only, in the list and by number', async () => {
  await using backend = await startBackend('administrator')
  await backend.call('users.resetPassword', reset)
  const helpDesk = await backend.as('helpDesk')
  await helpDesk.call('users.resetPassword', reset)
  const auditor = await backend.as('auditor')
  const all = await list(auditor)
  const own = await list(helpDesk)
  expect(own.map(({ operation, account }) => [operation, account])).toEqual([
    ['users.resetPassword', 'helpdesk@mailroom.example'],
    ['signIn', 'helpdesk@mailroom.example'],
  ])
  for (const filter of [{ account: 'admin' }, { targetId: ana }, { text: 'administrator' }])
    for (const entry of await list(helpDesk, filter))
      expect(entry).toMatchObject({ account: 'helpdesk@mailroom.example' })
  const others = all.filter(({ account }) => account !== 'helpdesk@mailroom.example')
  expect(others.length).toBeGreaterThan(2)
  for (const { number } of others)
    expect(await helpDesk.call('auditEntries.describe', { number })).toMatchObject({ status: 404 })
  expect(await helpDesk.call('auditEntries.describeProof', {})).toMatchObject({ status: 403 })
})

test('M7 everything that a person did is found by their exact account, by whoever may see it', async () => {
  await using backend = await startBackend('administrator')
  const full = 'administrator@mailroom.example'
  const helpDesk = await backend.as('helpDesk')
  const accounts = async (session: Session, accountId: string) =>
    (await list(session, { accountId })).map(({ account }) => account)
  expect(await accounts(backend, full)).toEqual([full])
  expect(await accounts(backend, 'administrator')).toEqual([])
  expect(await accounts(backend, full.toUpperCase())).toEqual([])
  expect(await accounts(helpDesk, full)).toEqual([])
  expect(await accounts(helpDesk, 'helpdesk@mailroom.example')).toEqual([
    'helpdesk@mailroom.example',
  ])
})

test('M7 entries are found by person, target, operation, organization, time, result and text', async () => {
  await using backend = await startBackend('administrator')
  await fillIndex(backend)
  await backend.call('users.resetPassword', reset)
  backend.clock.advance(10)
  await backend.call('users.update', { ...here, userId: ana, department: 'Übersee', expected: {} })
  backend.clock.advance(10)
  await backend.call('users.resetPassword', { ...reset, userId: 'x'.repeat(36) })
  const found = async (input: object) => (await list(backend, input)).map((each) => each.operation)
  const [resetPassword, update] = ['users.resetPassword', 'users.update']
  expect(await found({ account: 'ADA ADMIN', operation: resetPassword })).toHaveLength(2)
  expect(await found({ account: 'nobody' })).toEqual([])
  expect(await found({ targetId: ana })).toEqual([update, resetPassword])
  expect(await found({ target: 'sILVA' })).toEqual([update, resetPassword])
  expect(await found({ targetKind: 'USER', result: 'REFUSED' })).toEqual([resetPassword])
  expect(await found({ text: 'uebersee' })).toEqual([update])
  expect(await found({ organizationId: here.organizationId })).toHaveLength(3)
  expect(await found({ organizationId: `m-${'0'.repeat(32)}` })).toEqual([])
  const time = { from: '2026-11-24T12:05:00.000Z', to: '2026-11-24T12:15:00.000Z' }
  expect(await found(time)).toEqual([update])
})

test('a created user is found by the id that only the answer has', async () => {
  await using backend = await startBackend('administrator')
  const created = await backend.call('users.create', {
    ...{ ...here, name: 'new.person', displayName: 'New Person', password: 'Canary 4711' },
    ...{ email: 'new.person@example.com', hiddenFromGlobalAddressList: false, role: 'USER' },
  })
  expect(created).toMatchObject({ status: 200 })
  const { userId } = z.object({ userId: z.string() }).parse(created.body)
  const [entry] = await list(backend, { targetId: userId })
  expect(entry).toMatchObject({
    operation: 'users.create',
    target: { kind: 'USER', id: userId, name: 'New Person' },
  })
})

test('a plan says its kind, how many it changes, and who started it', async () => {
  await using backend = await startBackend('administrator')
  const change = { kind: 'disable', targets: { entityIds: [ana, disabledUser] } }
  const { body } = await backend.call('jobs.plan', { ...here, change })
  const { jobId } = z.object({ jobId: z.string() }).parse(body)
  const state = async () => {
    const job = await backend.call('jobs.describe', { ...here, jobId })
    return z.object({ state: z.string() }).parse(job.body).state
  }
  await expect.poll(state, { timeout: 10_000 }).toBe('PLANNED')
  await backend.call('jobs.start', { ...here, jobId })
  await expect.poll(state, { timeout: 10_000 }).toBe('COMPLETED')
  const entries = await list(backend, { targetId: jobId })
  expect(entries.map(({ operation, target, details }) => [operation, target, details])).toEqual([
    ['jobs.start', { kind: 'JOB', id: jobId, name: 'disable' }, { kind: 'disable', rows: 2 }],
    ['jobs.plan', { kind: 'JOB', id: jobId, name: 'disable' }, { kind: 'disable', rows: 2 }],
  ])
  const [step] = await list(backend, { operation: 'users.disable' })
  expect(step).toMatchObject({
    account: 'administrator@mailroom.example',
    target: { kind: 'USER', id: ana },
    before: expect.any(Object),
  })
})

test('data that is taken out is an entry, by an auditor, too', async () => {
  await using backend = await startBackend('auditor')
  const taken = { kind: 'AUDIT_ENTRIES', operation: 'auditEntries.list', format: 'CSV', rows: 300 }
  expect(await backend.call('exports.record', taken)).toMatchObject({ status: 204 })
  const [entry] = await list(backend)
  expect(entry).toMatchObject({
    operation: 'exports.record',
    target: { kind: 'EXPORT', name: 'auditEntries.list' },
    input: taken,
    outcome: 'Succeeded',
  })
})

test('M7 the entry of an access control rule has its name, and so has the list of what was done to it', async () => {
  await using backend = await startBackend('administrator')
  const rule = { ...here, name: 'No-IMAP', effect: 'DENY', description: 'No IMAP' }
  expect(await backend.call('accessControlRules.put', { ...rule, expected: {} })).toMatchObject({
    status: 204,
  })
  const wanted = { target: 'no-imap', organizationId: here.organizationId }
  expect(await list(backend, wanted)).toMatchObject([
    {
      operation: 'accessControlRules.put',
      target: { kind: 'ACCESS_CONTROL_RULE', name: 'No-IMAP' },
    },
  ])
})

test.each([
  ['after its end', { from: '2026-03-10T00:00:00Z', to: '2026-03-09T00:00:00Z' }],
  ['after now', { from: '2027-03-10T00:00:00Z' }],
])(
  'M7 changes per day of a period that begins %s are refused at its beginning',
  async (_, input) => {
    await using backend = await startBackend('auditor')
    expect(await backend.call('auditEntries.countPerDay', input)).toMatchObject({
      status: 400,
      body: { code: 'InvalidInput', fields: { from: { code: 'afterEnd' } } },
    })
  },
)

test('M7 changes per day are counted for 90 days at most, and the answer says from when', async () => {
  await using backend = await startBackend('auditor')
  const input = { from: '2026-01-01T00:00:00Z', to: '2026-06-30T00:00:00Z' }
  expect(await backend.call('auditEntries.countPerDay', input)).toMatchObject({
    body: { from: '2026-04-01T00:00:00.000Z', to: '2026-06-30T00:00:00.000Z', days: [] },
  })
})
