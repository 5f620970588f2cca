import { setTimeout as wait } from 'node:timers/promises'
import { JobRow } from '@mailroom/schemas/job-rows'
import { Job } from '@mailroom/schemas/jobs'
import type { OperationId } from '@mailroom/schemas/operations'
import * as z from 'zod'
import { createSealKey } from '../../apps/bff/src/test/seal-key.ts'
import { here, type Session } from '../../apps/bff/src/test/start-backend.ts'
import type { AwsRecorder } from './aws-recorder.ts'
import type { Disturbance } from './disturbances.ts'
import type { Kind } from './kinds.ts'

/** How often a state is asked for. Milliseconds. */
const lookEveryMs = 100

/** How long a job may take once nothing disturbs it any more; after that it is stuck. Milliseconds. */
const patienceMs = 120_000

/** The faults of one job; each is a sentence. */
export type Faults = {
  lost: string[]
  doubled: string[]
  wronglyReported: string[]
  stuck: string[]
}

export type Result = Faults & { rows: number; unknown: number; sentAgain: number }

/** Repeats a call until the cluster answers it: a person would, too. */
export async function ask(session: Session, id: OperationId, input: object): Promise<unknown> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const answer = await session.call(id, { ...here, ...input }).catch(() => undefined)
    if (answer && answer.status < 500 && answer.status !== 429) {
      if (answer.status >= 400) throw new Error(`${id}: ${JSON.stringify(answer.body)}`)
      return answer.body
    }
    if (performance.now() > deadline) throw new Error(`${id} was not answered`)
    await wait(lookEveryMs)
  }
}

async function describe(session: Session, jobId: string): Promise<Job> {
  return Job.parse(await ask(session, 'jobs.describe', { jobId }))
}

async function rowsOf(session: Session, jobId: string): Promise<JobRow[]> {
  const Page = z.object({ items: z.array(JobRow), nextToken: z.optional(z.string()) })
  const all: JobRow[] = []
  let nextToken: string | undefined
  do {
    const page = Page.parse(
      await ask(session, 'jobRows.list', { jobId, maxResults: 100, nextToken }),
    )
    all.push(...page.items)
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return all
}

/** Waits until AWS got so many more writes, or until nothing has come for a while. */
export async function untilWrites(recorder: AwsRecorder, more: number): Promise<void> {
  const wanted = recorder.sent.length + more
  const deadline = performance.now() + 3_000
  while (recorder.sent.length < wanted && performance.now() < deadline) await wait(5)
}

type Round = {
  session: Session
  kind: Kind
  recorder: AwsRecorder
  /** What happens during the job, each after so many more writes. */
  disturbances: readonly { after: number; what: Disturbance }[]
  /** Called once nothing disturbs any more. */
  heal: () => Promise<void>
}

/** Plans a job, carries it out under disturbances, and compares what it says with what AWS has. */
export async function playRound(round: Round): Promise<Result> {
  const { session, kind, recorder, disturbances, heal } = round
  const faults: Faults = { lost: [], doubled: [], wronglyReported: [], stuck: [] }
  const { jobId } = z
    .object({ jobId: z.string() })
    .parse(await ask(session, 'jobs.plan', { change: kind.change }))
  const until = async (states: readonly Job['state'][]) => {
    const deadline = performance.now() + patienceMs
    for (;;) {
      const job = await describe(session, jobId)
      if (states.includes(job.state)) return job
      if (performance.now() > deadline) return undefined
      await wait(lookEveryMs)
    }
  }
  if (!(await until(['PLANNED']))) throw new Error(`${kind.name} was not planned`)
  const from = recorder.sent.length
  const { publicKey } = await createSealKey()
  await ask(session, 'jobs.start', { jobId, publicKey, passwords: kind.passwords })
  for (const { after, what } of disturbances) {
    await untilWrites(recorder, after)
    await what.run()
  }
  await heal()
  const ended = await until(['COMPLETED', 'CANCELLED', 'FAILED'])
  if (!ended) {
    const { state, problem } = await describe(session, jobId)
    faults.stuck.push(`${kind.name} ${jobId} is ${state} ${JSON.stringify(problem ?? '')}`)
  }
  const rows = await rowsOf(session, jobId)
  let unknown = 0
  for (const row of rows) {
    const { name } = row.entity
    const words = `${kind.name}: ${name} says ${row.state} ${JSON.stringify(row.problem ?? '')}`
    const holds = await kind.holds?.(name)
    if (row.state === 'UNKNOWN') {
      unknown++
      // A password cannot be read, so that nobody can know.
      if (kind.name !== 'resetPasswords') faults.wronglyReported.push(words)
    } else if (row.state === 'DONE' || row.state === 'UNCHANGED') {
      if (holds === false) faults.lost.push(words)
    } else if (ended) faults.wronglyReported.push(words)
  }
  const done = recorder.sent.slice(from).filter(({ isDone }) => isDone)
  const counts = Map.groupBy(done, ({ key }) => key)
  const twice = [...counts].filter(([, each]) => each.length > 1)
  const isSuspended = disturbances.some(({ what }) => what.isSuspension)
  // A process that wakes up sends what it had decided to send: no lease can keep it from that.
  if (!isSuspended && kind.name !== 'resetPasswords')
    for (const [key, each] of twice) faults.doubled.push(`${kind.name}: ${each.length} × ${key}`)
  return { ...faults, rows: rows.length, unknown, sentAgain: twice.length }
}
