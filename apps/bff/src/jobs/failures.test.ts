import { randomBytes } from 'node:crypto'
import { sampleUserId } from '@mailroom/local-aws'
import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import type { Change } from '@mailroom/schemas/changes'
import { beforeEach, expect, test, vi } from 'vitest'
import { auditTrail } from '../audit/trail.ts'
import { jobsOf } from '../test/jobs.ts'
import { createSealKey } from '../test/seal-key.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'
import { jobRowsOf } from './job-rows.ts'
import { jobTable } from './job-table.ts'

const OrganizationId = here.organizationId
const people = Array.from({ length: 10 }, (_, index) => sampleUserId(index + 1))
const disableAna: Change = { kind: 'disable', targets: { entityIds: [ana] } }

// The SDK waits for a random time before it reads again; these tests skip the wait.
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
})

type Backend = Awaited<ReturnType<typeof startBackend>>

/** Returns what the audit trail says about the steps of a job, oldest first. */
async function trail(backend: Backend, jobId: string): Promise<string[]> {
  const entries = await backend.audit()
  return entries
    .filter(({ request_id }) => request_id.startsWith(`job-${jobId}-`))
    .map(({ phase, outcome }) => outcome ?? phase)
}

async function stateOf({ workmail }: Backend, UserId: string) {
  return (await workmail.describeUser({ OrganizationId, UserId })).State
}

test.each([
  ['throttling', { kind: 'throttle', count: 3 }, ['intent', 'Succeeded']],
  [
    'a fault of AWS that did nothing',
    { kind: 'status', status: 500, count: 1 },
    ['intent', 'Succeeded'],
  ],
  [
    'a connection lost before the call arrived',
    { kind: 'drop', count: 1 },
    ['intent', 'Succeeded'],
  ],
  [
    'an answer that was lost',
    { kind: 'drop', count: 1, afterwards: true },
    ['intent', 'FoundDone'],
  ],
  [
    'a page of a proxy instead of the answer',
    { kind: 'html', count: 1, afterwards: true },
    ['intent', 'FoundDone'],
  ],
] as const)(
  'after %s a step is checked, and carried out exactly once',
  async (_, fault, entries) => {
    await using backend = await startBackend('administrator')
    const jobs = jobsOf(backend)
    const jobId = await jobs.plan(disableAna)
    await backend.faults({ operation: 'DeregisterFromWorkMail', ...fault })
    await jobs.act('start', jobId)
    await jobs.until(jobId, 'COMPLETED')
    expect(await jobs.rows(jobId)).toMatchObject([{ state: 'DONE', steps: [{ state: 'DONE' }] }])
    expect(await stateOf(backend, ana)).toBe('DISABLED')
    expect(await trail(backend, jobId)).toEqual(entries)
  },
)

test.each([
  ['a change that AWS carries out the second time', 1, { outcome: 'Succeeded', tries: 2 }],
  ['one that AWS fails on each time', 3, { outcome: 'InternalFailure', tries: 3 }],
])('the audit trail has one entry for %s, which tells of the tries', async (_, count, ending) => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan(disableAna)
  await backend.faults({
    ...{ operation: 'DeregisterFromWorkMail', kind: 'status', status: 500, count },
  })
  await jobs.act('start', jobId)
  const entries = async () => {
    const { body } = await backend.call('auditEntries.list', { operation: 'users.disable' })
    return (body as { items: AuditEntry[] }).items
  }
  const { outcome, tries } = ending
  await expect
    .poll(entries)
    .toMatchObject([{ outcome, details: { tries }, before: { state: 'ENABLED' } }])
})

test('a doubt that an earlier try left is told, although AWS refuses the last one', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan(disableAna)
  await backend.faults(
    { operation: 'DeregisterFromWorkMail', kind: 'drop', count: 1 },
    { operation: 'DeregisterFromWorkMail', kind: 'expiredToken' },
  )
  await jobs.act('start', jobId)
  await jobs.until(jobId, 'PAUSED')
  expect(await trail(backend, jobId)).toEqual(['intent', 'ExpiredTokenException'])
  const { body } = await backend.call('auditEntries.list', { operation: 'users.disable' })
  expect(body).toMatchObject({ items: [{ result: 'UNKNOWN', details: { tries: 2 } }] })
})

test('an intent whose record was not answered is closed, although nothing of the step was sent', async () => {
  await using backend = await startBackend('administrator')
  const { store, clock } = backend
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan(disableAna)
  const [row] = await jobs.rows(jobId)
  if (!row) throw new Error('A plan for a user has a row')
  const who = { account: 'ada', role: 'administrator' }
  // So an attempt leaves it whose connection to the database broke at the answer.
  await auditTrail(store, { clock, key: randomBytes(32) }).intent({
    ...{ ...who, requestId: `job-${jobId}-1-1`, operation: 'users.disable', input: {} },
  })
  await jobRowsOf(store).put(jobId, { ...row, state: 'RUNNING' })
  await jobTable(store).move(jobId, ['PLANNED'], 'RUNNING', who)
  await jobs.until(jobId, 'COMPLETED')
  expect(await trail(backend, jobId)).toEqual(['intent', 'Interrupted', 'intent', 'Succeeded'])
})

test('06 §2.6 a job over AWS’s own limit slows down, and carries out every row once', {
  timeout: 60_000,
}, async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  await backend.faults({ operation: '*', kind: 'rateLimit', perSecond: 40 })
  const { rows, jobId } = await jobs.carryOut({ kind: 'disable', targets: { entityIds: people } })
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['DONE']))
  const entries = await trail(backend, jobId)
  expect(entries.filter((entry) => entry === 'Succeeded')).toHaveLength(people.length)
  expect(entries).toHaveLength(2 * people.length)
})

test('T-14 one of several rows is refused: it shows AWS’s words, and the other rows are completed', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan({
    kind: 'enable',
    targets: { entityIds: [sampleUserId(11), sampleUserId(12), sampleUserId(13)] },
    addressPattern: 'late.{name}@example.com',
  })
  await backend.workmail.createAlias({
    OrganizationId,
    EntityId: ana,
    Alias: 'late.ingrid.larsen@example.com',
  })
  await jobs.act('start', jobId)
  expect((await jobs.until(jobId, 'COMPLETED')).counts).toMatchObject({ done: 2, failed: 1 })
  expect((await jobs.rows(jobId, { states: ['FAILED'] }))[0]).toMatchObject({
    entity: { name: 'ingrid.larsen' },
    steps: [{ problem: { code: 'EmailAddressInUseException', awsRequestId: expect.any(String) } }],
  })
})

test('USR-15 a change by somebody else since the plan is a conflict, which shows the current values', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const targets = { entityIds: [ana, sampleUserId(2)] }
  const jobId = await jobs.plan({ kind: 'updateQuota', mailboxQuota: 700, targets })
  const setQuota = (UserId: string, MailboxQuota: number) =>
    backend.workmail.updateMailboxQuota({ OrganizationId, UserId, MailboxQuota })
  await setQuota(ana, 800)
  await setQuota(sampleUserId(2), 700)
  await jobs.act('start', jobId)
  await jobs.until(jobId, 'COMPLETED')
  expect(await jobs.rows(jobId)).toMatchObject([
    {
      state: 'FAILED',
      steps: [{ problem: { code: 'Conflict', current: { mailboxQuota: 800 } } }],
    },
    { state: 'UNCHANGED', steps: [{ state: 'UNCHANGED' }] },
  ])
  expect(await trail(backend, jobId)).toEqual([])
})

/** An import that changes the city of Ana, her quota, and gives her an alias. */
const importAna: Change = {
  ...{ kind: 'importUsers', update: true },
  rows: [{ name: 'ana.silva', city: 'Porto', aliases: ['new@example.com'], mailboxQuota: 700 }],
}

test('USR-15 nothing of a row is sent if the fact of a later step was changed since the plan', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan(importAna)
  const UserId = ana
  await backend.workmail.updateMailboxQuota({ OrganizationId, UserId, MailboxQuota: 800 })
  await jobs.act('start', jobId)
  await jobs.until(jobId, 'COMPLETED')
  expect(await jobs.rows(jobId)).toMatchObject([
    {
      state: 'FAILED',
      steps: [
        { operation: 'users.update', state: 'SKIPPED' },
        { operation: 'aliases.create', state: 'SKIPPED' },
        { state: 'FAILED', problem: { code: 'Conflict', current: { mailboxQuota: 800 } } },
      ],
    },
  ])
  expect(await trail(backend, jobId)).toEqual([])
  expect((await backend.workmail.describeUser({ OrganizationId, UserId })).City).not.toBe('Porto')
})

test('a row of which AWS refuses a later step is partly done, and a retry carries out the rest', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { workmail } = backend
  const jobId = await jobs.plan(importAna)
  const taken = { OrganizationId, EntityId: sampleUserId(2), Alias: 'new@example.com' }
  await workmail.createAlias(taken)
  await jobs.act('start', jobId)
  const job = await jobs.until(jobId, 'COMPLETED')
  expect(job.counts).toMatchObject({ partlyDone: 1, failed: 0, done: 0 })
  expect(job.problems).toEqual([{ state: 'FAILED', code: 'EmailAddressInUseException', rows: 1 }])
  expect(job.canUndo).toBe(true)
  expect(await jobs.rows(jobId, { states: ['PARTLY_DONE'] })).toMatchObject([
    { steps: [{ state: 'DONE' }, { state: 'FAILED' }, { state: 'SKIPPED' }] },
  ])
  await workmail.deleteAlias(taken)
  await jobs.act('retry', jobId)
  await expect
    .poll(async () => (await jobs.describe(jobId)).counts)
    .toMatchObject({
      ...{ partlyDone: 0, done: 1 },
    })
})

test('a password is unknown if nobody can tell whether it was set; a retry sets a new one', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { publicKey, open } = await createSealKey()
  const jobId = await jobs.plan({ kind: 'resetPasswords', targets: { entityIds: [ana] } })
  await backend.faults({ operation: 'ResetPassword', kind: 'drop', count: 1, afterwards: true })
  await jobs.act('start', jobId, { publicKey })
  expect((await jobs.until(jobId, 'COMPLETED')).counts).toMatchObject({ unknown: 1 })
  const [first] = await jobs.rows(jobId)
  await jobs.act('retry', jobId)
  await expect.poll(async () => (await jobs.describe(jobId)).counts.done).toBe(1)
  const [second] = await jobs.rows(jobId)
  const passwords = await Promise.all(
    [first, second].map((row) => open(row?.steps[0]?.sealedPassword ?? '')),
  )
  expect(new Set(passwords).size).toBe(2)
})

test('X-05 a job that AWS stops waits for a person, and goes on when they resume it', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds: people } })
  await backend.faults({ operation: '*', kind: 'expiredToken' })
  await jobs.act('start', jobId)
  expect(await jobs.until(jobId, 'PAUSED')).toMatchObject({
    problem: { code: 'ExpiredTokenException' },
    counts: { planned: people.length },
  })
  await backend.faults()
  await jobs.act('resume', jobId)
  expect(await jobs.until(jobId, 'COMPLETED')).toMatchObject({ counts: { done: people.length } })
  expect((await jobs.describe(jobId)).problem).toBeUndefined()
})

test('a plan that cannot be made says why', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  await backend.faults({ operation: 'DescribeUser', kind: 'expiredToken' })
  const { body } = await backend.call('jobs.plan', { ...here, change: disableAna })
  const { jobId } = body as { jobId: string }
  expect(await jobs.until(jobId, 'FAILED')).toMatchObject({
    problem: { code: 'ExpiredTokenException' },
  })
  expect(await jobs.act('discard', jobId)).toMatchObject({ status: 204 })
  expect(await jobs.act('discard', jobId)).toMatchObject({ status: 404 })
})

test('a job goes on after the person who started it signs out, and stops when their role loses the right', async () => {
  await using backend = await startBackend('administrator', { localAwsRequestsPerSecond: 10 })
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds: people } })
  await jobs.act('start', jobId)
  await backend.post('/auth/sign-out', '')
  expect(await backend.call('jobs.describe', { ...here, jobId })).toMatchObject({ status: 401 })
  const reading = jobsOf(await backend.as('auditor'))
  await reading.until(jobId, 'COMPLETED')
  expect((await reading.describe(jobId)).counts).toMatchObject({ done: people.length })

  const others = jobsOf(await backend.as('administrator'))
  const undo = await others.plan({ kind: 'undo', jobId })
  await others.act('start', undo)
  await others.act('pause', undo)
  await expect.poll(async () => (await others.describe(undo)).counts.running).toBe(0)
  await backend.store.updateTable('job').set({ role: 'helpDesk' }).where('id', '=', undo).execute()
  await others.act('resume', undo)
  expect(await others.until(undo, 'PAUSED')).toMatchObject({ problem: { code: 'NotAllowed' } })
})

test('a job is paused, resumed, and cancelled between its steps', async () => {
  await using backend = await startBackend('administrator', { localAwsRequestsPerSecond: 4 })
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds: people } })
  await jobs.act('start', jobId)
  await expect.poll(async () => (await jobs.describe(jobId)).counts.done).toBeGreaterThan(0)
  expect(await jobs.act('pause', jobId)).toMatchObject({ status: 204 })
  expect(await jobs.act('pause', jobId)).toMatchObject({ status: 409 })
  await expect.poll(async () => (await jobs.describe(jobId)).counts.running).toBe(0)
  const { counts } = await jobs.describe(jobId)
  expect(counts.planned).toBeGreaterThan(0)
  expect(counts.planned + counts.done).toBe(people.length)
  await jobs.act('resume', jobId)
  await expect
    .poll(async () => (await jobs.describe(jobId)).counts.done)
    .toBeGreaterThan(counts.done)
  await jobs.act('cancel', jobId)
  const cancelled = await jobs.until(jobId, 'CANCELLED')
  await expect.poll(async () => (await jobs.describe(jobId)).counts.running).toBe(0)
  const end = (await jobs.describe(jobId)).counts
  expect(end.cancelled + end.done).toBe(people.length)
  expect(cancelled.endedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  const disabled = await Promise.all(people.map((id) => stateOf(backend, id)))
  expect(disabled.filter((state) => state === 'DISABLED')).toHaveLength(end.done)
})

test('a paused job begins no further row: rows under way are counted and finished', async () => {
  await using backend = await startBackend('administrator', { localAwsRequestsPerSecond: 5 })
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds: people } })
  await jobs.act('start', jobId)
  await expect.poll(async () => (await jobs.describe(jobId)).counts.done).toBeGreaterThan(0)
  await backend.faults({
    ...{ operation: 'DeregisterFromWorkMail', kind: 'latency', latencyMs: 1_000 },
  })
  await expect.poll(async () => (await jobs.describe(jobId)).counts.running).toBeGreaterThan(0)
  await jobs.act('pause', jobId)
  const pausing = await jobs.describe(jobId)
  expect(pausing).toMatchObject({ state: 'PAUSED', canUndo: false })
  // At five calls a second, a third of them writes, two rows are under way for a second, and one
  // more may have begun.
  expect(pausing.counts.running).toBeLessThanOrEqual(3)
  expect(pausing.counts.running).toBeGreaterThan(0)
  await expect.poll(async () => (await jobs.describe(jobId)).counts.running).toBe(0)
  const { counts } = await jobs.describe(jobId)
  expect(counts.done).toBe(pausing.counts.done + pausing.counts.running)
  expect(counts.planned).toBe(pausing.counts.planned)
  const disabled = await Promise.all(people.map((id) => stateOf(backend, id)))
  expect(disabled.filter((state) => state === 'DISABLED')).toHaveLength(counts.done)
  await backend.faults()
  await jobs.act('cancel', jobId)
  expect(await jobs.describe(jobId)).toMatchObject({
    state: 'CANCELLED',
    counts: { done: counts.done, cancelled: counts.planned },
  })
})

test('a row that is under way when its job is paused or cancelled finishes its steps', async () => {
  await using backend = await startBackend('administrator', { localAwsRequestsPerSecond: 20 })
  const jobs = jobsOf(backend)
  for (const [act, userId] of [
    ['pause', ana],
    ['cancel', sampleUserId(2)],
  ] as const) {
    const jobId = await jobs.plan({
      ...{ kind: 'offboard', userId, aliasesTo: sampleUserId(3), hide: true, disable: true },
      ...{ resetPassword: false, revokeTokens: false, denyDevices: true, removeFromGroups: true },
    })
    await jobs.act('start', jobId)
    await expect.poll(async () => (await jobs.describe(jobId)).counts.running).toBe(1)
    await jobs.act(act, jobId)
    await expect.poll(async () => (await jobs.describe(jobId)).counts.running).toBe(0)
    const [row] = await jobs.rows(jobId)
    expect(row?.state).toBe('DONE')
    expect(new Set(row?.steps.map(({ state }) => state))).toEqual(new Set(['DONE']))
    expect(await stateOf(backend, userId)).toBe('DISABLED')
    // Nothing is left of it that anybody could resume.
    const ended = { pause: 'COMPLETED', cancel: 'CANCELLED' }[act]
    await expect.poll(async () => (await jobs.describe(jobId)).state).toBe(ended)
  }
})

test('a write that AWS carries out during a check is completed, not unknown', async () => {
  await using backend = await startBackend('administrator', { awsTimeoutMs: 1_000 })
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan(disableAna)
  // The client gives the write up after a second. AWS carries it out half a second later, between
  // the two calls of the check.
  await backend.faults(
    { operation: 'DeregisterFromWorkMail', kind: 'latency', latencyMs: 1_500, count: 1 },
    { operation: 'ListAliases', kind: 'latency', latencyMs: 800 },
  )
  await jobs.act('start', jobId)
  expect((await jobs.until(jobId, 'COMPLETED')).counts).toMatchObject({ done: 1, unknown: 0 })
  expect(await trail(backend, jobId)).toEqual(['intent', 'FoundDone'])
})

test.each(['pause', 'cancel'] as const)(
  'a row that AWS has only throttled does not begin after a %s',
  async (act) => {
    await using backend = await startBackend('administrator')
    const jobs = jobsOf(backend)
    const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds: people } })
    await backend.faults({ operation: 'DeregisterFromWorkMail', kind: 'rateLimit', perSecond: 1 })
    await jobs.act('start', jobId)
    await expect.poll(async () => (await jobs.describe(jobId)).counts.done).toBeGreaterThan(0)
    const { counts: before } = await jobs.describe(jobId)
    expect(before.running).toBeGreaterThan(2)
    await jobs.act(act, jobId)
    const rest = act === 'pause' ? 'planned' : 'cancelled'
    const left = async () => {
      const { counts } = await jobs.describe(jobId)
      return people.length - counts.done - counts[rest]
    }
    await expect.poll(left).toBe(0)
    const { counts } = await jobs.describe(jobId)
    expect(counts).toMatchObject({ running: 0, unknown: 0, failed: 0 })
    expect(counts.done).toBeLessThanOrEqual(before.done + 2)
  },
)

test('D17 a row begins only when its turn has come: few are under way, however slow the pace is', {
  timeout: 60_000,
}, async () => {
  await using backend = await startBackend('administrator', { localAwsRequestsPerSecond: 4 })
  const jobs = jobsOf(backend)
  const { publicKey } = await createSealKey()
  const jobId = await jobs.plan({ kind: 'resetPasswords', targets: { entityIds: people } })
  await jobs.act('start', jobId, { publicKey })
  const underWay: number[] = []
  await expect
    .poll(
      async () => {
        const { counts, state } = await jobs.describe(jobId)
        underWay.push(counts.running)
        return state
      },
      { interval: 10, timeout: 50_000 },
    )
    .toBe('COMPLETED')
  // All rows are worked on at the same time; those that wait for the pace have sent nothing.
  expect(Math.max(...underWay)).toBeLessThanOrEqual(people.length / 2)
  expect((await jobs.describe(jobId)).counts).toMatchObject({ done: people.length })
})
