import { sampleUserId } from '@mailroom/local-aws'
import type { Change } from '@mailroom/schemas/changes'
import { beforeEach, expect, test, vi } from 'vitest'
import { jobsOf } from '../test/jobs.ts'
import { test as onBothStores } from '../test/on-both-stores.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'
import { waitAfter } from './interruption.ts'

const people = Array.from({ length: 5 }, (_, index) => sampleUserId(index + 1))
const disabling: Change = { kind: 'disable', targets: { entityIds: people } }

/** The runner looks for work three times in each of these. */
const settings = { jobLeaseMs: 600, awsTimeoutMs: 1_000 }

vi.setConfig({ testTimeout: 60_000 })

// The SDK waits for a random time before it reads again; these tests skip the wait.
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
})

type Backend = Awaited<ReturnType<typeof startBackend>>

const patiently = { timeout: 20_000 }

/** Waits until a job waits for AWS after so many tries. */
async function untilWaiting(backend: Backend, jobId: string, tries = 1) {
  const { describe } = jobsOf(backend)
  await expect
    .poll(async () => {
      const job = await describe(jobId)
      return job.waitingUntil === undefined ? undefined : job.tries
    }, patiently)
    .toBe(tries)
  return describe(jobId)
}

/** Returns the time until which a job waits, in milliseconds from now. */
function left({ clock }: Backend, { waitingUntil = '' }: { waitingUntil?: string | undefined }) {
  return Date.parse(waitingUntil) - clock.now().getTime()
}

/** Lets a number of milliseconds pass. */
const pass = ({ clock }: Backend, ms: number) => clock.advance(ms / 60_000)

/** Returns how often AWS carried out the steps of a job. */
async function timesDone(backend: Backend, jobId: string): Promise<number> {
  const entries = await backend.audit()
  return entries.filter(
    ({ request_id, outcome }) =>
      request_id.startsWith(`job-${jobId}-`) &&
      (outcome === 'Succeeded' || outcome === 'FoundDone'),
  ).length
}

test('a job waits twice as long after each failure, up to five minutes', () => {
  expect([1, 2, 3, 8, 9, 10, 50].map(waitAfter)).toEqual([
    ...[2_000, 4_000, 8_000, 256_000, 300_000, 300_000, 300_000],
  ])
})

test.each([
  ['fails', { operation: 'DescribeUser', kind: 'status', status: 503 }, 'InternalFailure'],
  ['cannot be reached', { operation: '*', kind: 'drop' }, 'AwsUnreachable'],
  ['is silent', { operation: 'DescribeUser', kind: 'latency', latencyMs: 9_000 }, 'AwsUnreachable'],
  ['is hidden by a proxy', { operation: 'DescribeUser', kind: 'html' }, 'UnexpectedAwsAnswer'],
  [
    'fails on each write',
    { operation: 'DeregisterFromWorkMail', kind: 'status', status: 500 },
    'InternalFailure',
  ],
] as const)(
  'D8 while AWS %s, a job waits and says so, and goes on by itself afterwards',
  async (_, fault, code) => {
    await using backend = await startBackend('administrator', settings)
    const jobs = jobsOf(backend)
    const jobId = await jobs.plan(disabling)
    await backend.faults(fault)
    await jobs.act('start', jobId)
    const waiting = await untilWaiting(backend, jobId)
    expect(waiting).toMatchObject({ state: 'RUNNING', problem: { code }, counts: { failed: 0 } })
    expect(left(backend, waiting)).toBe(2_000)
    pass(backend, 2_000)
    expect(left(backend, await untilWaiting(backend, jobId, 2))).toBe(4_000)
    await backend.faults()
    pass(backend, 4_000)
    const done = await jobs.until(jobId, 'COMPLETED')
    expect(done.counts).toMatchObject({ done: people.length, failed: 0, unknown: 0 })
    expect(done).not.toHaveProperty('problem')
    expect(done).not.toHaveProperty('waitingUntil')
    expect(await timesDone(backend, jobId)).toBe(people.length)
  },
)

test.each(['resume', 'pause', 'cancel'] as const)(
  'D8 a job that waits does at once what a person asks for: %s',
  async (act) => {
    await using backend = await startBackend('administrator', settings)
    const jobs = jobsOf(backend)
    const jobId = await jobs.plan(disabling)
    const fault = { operation: 'DeregisterFromWorkMail', kind: 'status', status: 500 } as const
    await backend.faults(fault)
    await jobs.act('start', jobId)
    await untilWaiting(backend, jobId)
    await backend.faults()
    expect(await jobs.act(act, jobId)).toMatchObject({ status: 204 })
    await expect.poll(async () => (await jobs.describe(jobId)).counts.running, patiently).toBe(0)
    if (act === 'resume') await jobs.until(jobId, 'COMPLETED')
    const job = await jobs.describe(jobId)
    expect(job).not.toHaveProperty('waitingUntil')
    expect(job).not.toHaveProperty('problem')
    // All rows were under way, and are finished even if nothing more may begin.
    expect(job.counts).toMatchObject({ done: people.length, failed: 0, unknown: 0 })
    expect(await jobs.act('resume', jobId)).toMatchObject({ status: 409 })
  },
)

test('D8 rows under way of a cancelled job wait for AWS, too, instead of becoming unknown', async () => {
  await using backend = await startBackend('administrator', settings)
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan(disabling)
  await backend.faults({ operation: 'DeregisterFromWorkMail', kind: 'status', status: 500 })
  await jobs.act('start', jobId)
  await untilWaiting(backend, jobId)
  await backend.faults({ operation: '*', kind: 'drop' })
  await jobs.act('cancel', jobId)
  expect(await untilWaiting(backend, jobId)).toMatchObject({ state: 'CANCELLED' })
  await backend.faults()
  pass(backend, 2_000)
  await expect.poll(async () => (await jobs.describe(jobId)).counts.running, patiently).toBe(0)
  expect((await jobs.describe(jobId)).counts).toMatchObject({ done: people.length, unknown: 0 })
})

test('D8 a plan waits, too', async () => {
  await using backend = await startBackend('administrator', settings)
  const jobs = jobsOf(backend)
  await backend.faults({ operation: 'DescribeUser', kind: 'status', status: 503 })
  const { body } = await backend.call('jobs.plan', { ...here, change: disabling })
  const { jobId } = body as { jobId: string }
  const waiting = await untilWaiting(backend, jobId)
  expect(waiting).toMatchObject({ state: 'PLANNING', problem: { code: 'InternalFailure' } })
  await backend.faults()
  await jobs.act('resume', jobId)
  const planned = await jobs.until(jobId, 'PLANNED')
  expect(planned).toMatchObject({ counts: { planned: people.length } })
  expect(planned).not.toHaveProperty('problem')
})

test('a step that AWS fails on again and again fails in the end, and a retry carries out only that step', async () => {
  await using backend = await startBackend('administrator', settings)
  const jobs = jobsOf(backend)
  const targets = { entityIds: people.slice(0, 2) }
  const jobId = await jobs.plan({ kind: 'setHidden', hiddenFromGlobalAddressList: true, targets })
  await backend.faults({ operation: 'UpdateUser', kind: 'status', status: 503 })
  await jobs.act('start', jobId)
  for (let tries = 1; tries <= 10; tries++)
    pass(backend, left(backend, await untilWaiting(backend, jobId, tries)))
  expect((await jobs.until(jobId, 'COMPLETED')).counts).toMatchObject({ failed: 2 })
  expect(await jobs.rows(jobId)).toMatchObject([
    { entity: { id: ana }, steps: [{ problem: { code: 'InternalFailure' } }] },
    { state: 'FAILED' },
  ])
  await backend.faults()
  await jobs.act('retry', jobId)
  await expect.poll(async () => (await jobs.describe(jobId)).counts.done, patiently).toBe(2)
  expect(await timesDone(backend, jobId)).toBe(2)
})

onBothStores('D8 a job goes on waiting after a restart', async ({ place }) => {
  const stored = { ...(await place('PostgreSQL')), ...settings }
  let jobId: string
  {
    await using backend = await startBackend('administrator', stored)
    const jobs = jobsOf(backend)
    jobId = await jobs.plan(disabling)
    await backend.faults({ operation: 'DescribeUser', kind: 'status', status: 503 })
    await jobs.act('start', jobId)
    await untilWaiting(backend, jobId)
  }
  await using backend = await startBackend('administrator', stored)
  const jobs = jobsOf(backend)
  expect(left(backend, await untilWaiting(backend, jobId))).toBe(2_000)
  pass(backend, 2_000)
  expect((await jobs.until(jobId, 'COMPLETED')).counts).toMatchObject({ done: people.length })
})
