import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Figure } from '../../tools/docs/performance.ts'
import { localAwsEndpoint, metricsPort, startBackend } from './backend.ts'
import { caller } from './caller.ts'
import { figure } from './figures.ts'
import { everyUser, openCalls } from './local-aws-calls.ts'

/** How often the progress of a job is checked. Milliseconds. */
const lookEveryMs = 100

/**
 * How long a job runs against a rate limit before the measurement: by then the limit's reserve is
 * used up. Milliseconds.
 */
const runUpMs = 3_000

type Call = Awaited<ReturnType<typeof caller>>

const Planned = z.object({ jobId: z.string() })
const Job = z.object({ state: z.string(), counts: z.record(z.string(), z.int()) })

async function until(call: Call, jobId: string, state: string): Promise<z.infer<typeof Job>> {
  while (true) {
    const job = Job.parse(await call('jobs.describe', { jobId }))
    if (job.state === state) return job
    if (job.state === 'PAUSED' || job.state === 'FAILED') throw new Error(JSON.stringify(job))
    await wait(lookEveryMs)
  }
}

/** Plans a new department for so many users; carrying it out takes three calls per user. */
async function plan(call: Call, entityIds: string[]): Promise<string> {
  const attributes = { department: `Department ${crypto.randomUUID()}` }
  const change = { kind: 'updateUsers', attributes, targets: { entityIds } }
  const { jobId } = Planned.parse(await call('jobs.plan', { change }))
  await until(call, jobId, 'PLANNED')
  return jobId
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1_000
}

/** The sample's system user, who cannot be changed. */
const systemUser = '00000000-0000-4000-8000-00000000000f'

async function someUsers(count: number): Promise<string[]> {
  const calls = openCalls(localAwsEndpoint, 1)
  const { ids } = await everyUser(calls)
  calls.close()
  return ids.filter((id) => id !== systemUser).slice(0, count)
}

/** Returns how many calls AWS has carried out for this backend. */
async function servedCalls(): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  const counts = metrics.matchAll(
    /^mailroom_aws_call_duration_seconds_count\{[^}]*outcome="Succeeded"[^}]*\} (\d+)$/gm,
  )
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
}

async function limitRate(perSecond: number): Promise<void> {
  const faults = [{ operation: '*', kind: 'rateLimit', perSecond }]
  const response = await fetch(`${localAwsEndpoint}/__local/faults`, {
    method: 'POST',
    body: JSON.stringify(faults),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** Measures a change of 1,000 rows, from the request to the last row, without a rate limit. */
async function endToEnd(): Promise<Figure[]> {
  await using _backend = await startBackend(1_100, {
    settings: { LOCAL_AWS_REQUESTS_PER_SECOND: '1000' },
  })
  const call = await caller()
  const ids = await someUsers(1_000)
  let jobId = ''
  const planning = await seconds(async () => {
    jobId = await plan(call, ids)
  })
  const running = await seconds(async () => {
    await call('jobs.start', { jobId })
    const { counts } = await until(call, jobId, 'COMPLETED')
    if (counts.done !== ids.length) throw new Error(JSON.stringify(counts))
  })
  return [
    figure('job, 1,000 rows, planned, no rate limit', planning, 's'),
    figure('job, 1,000 rows, carried out (3,000 calls), no rate limit', running, 's'),
  ]
}

/**
 * Measures how much of AWS's rate limit a job uses at a set pace, in percent; 100 is the maximum.
 */
async function shareOfLimit(limit: number, pace: number, rows: number): Promise<number> {
  await using _backend = await startBackend(1_100, {
    settings: { LOCAL_AWS_REQUESTS_PER_SECOND: String(pace) },
  })
  const call = await caller()
  const jobId = await plan(call, await someUsers(rows))
  await limitRate(limit)
  await call('jobs.start', { jobId })
  await wait(runUpMs)
  const before = await servedCalls()
  const duration = await seconds(async () => {
    const { counts } = await until(call, jobId, 'COMPLETED')
    if (counts.done !== rows) throw new Error(JSON.stringify(counts))
  })
  return (((await servedCalls()) - before) / duration / limit) * 100
}

/** Measures how long a bulk change takes, and how close it comes to AWS's limit. */
export async function jobFigures(): Promise<Figure[]> {
  const limits = { budget: 90, atLeast: true }
  return [
    ...(await endToEnd()),
    figure('job, share of a limit of 20/s', await shareOfLimit(20, 20, 200), '%', limits),
    figure('job, share of a limit of 100/s', await shareOfLimit(100, 100, 1_000), '%', limits),
    figure(
      'job, share of a limit of 20/s, set to 100/s',
      await shareOfLimit(20, 100, 200),
      '%',
      limits,
    ),
  ]
}
