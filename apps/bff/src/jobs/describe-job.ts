import { Job, JobProblem, type JobRowState, JobState } from '@mailroom/schemas'
import type { JobTableRow } from '../store/tables.ts'

/** Calls a row takes while it is planned, and a step while it is carried out: reading and writing. */
const callsPerRow = 2
const callsPerStep = 3

type Count = { state: string; rows: number; steps: number }

const countNames = {
  PLANNED: 'planned',
  UNCHANGED: 'unchanged',
  REFUSED: 'refused',
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'failed',
  UNKNOWN: 'unknown',
  SKIPPED: 'skipped',
  CANCELLED: 'cancelled',
} as const satisfies Record<JobRowState, keyof Job['counts']>

/** Kinds of which nothing can be taken back. */
const forGood = ['delete', 'resetPasswords']

function countsOf(counted: readonly Count[], rowCount: number | null): Job['counts'] {
  const rows = counted.reduce((sum, each) => sum + each.rows, 0)
  const byState = Object.entries(countNames).map(
    ([state, name]) => [name, counted.find((each) => each.state === state)?.rows ?? 0] as const,
  )
  const steps = counted.reduce((sum, each) => sum + each.steps, 0)
  return Job.shape.counts.parse({ rows: rowCount ?? rows, steps, ...Object.fromEntries(byState) })
}

/** A job as people see it. `counted` are its rows by state; `perSecond` is the pace of its connection. */
export function describeJob(
  job: JobTableRow,
  counted: readonly Count[],
  { perSecond, undoneBy }: { perSecond: number; undoneBy: string | undefined },
): Job {
  const counts = countsOf(counted, job.row_count)
  const state = JobState.parse(job.state)
  const stepsLeft = counted
    .filter((each) => ['PLANNED', 'RUNNING'].includes(each.state))
    .reduce((sum, { steps }) => sum + steps, 0)
  const planned = counted.reduce((sum, { rows }) => sum + rows, 0)
  const callsLeft = {
    PLANNING: (counts.rows - planned) * callsPerRow,
    RUNNING: stepsLeft * callsPerStep,
  }
  const left = state === 'PLANNING' || state === 'RUNNING' ? callsLeft[state] : undefined
  const hasEnded = state === 'COMPLETED' || state === 'CANCELLED'
  const hasDone = job.started_at !== null && counts.done + counts.failed + counts.unknown > 0
  return {
    jobId: job.id,
    change: Job.shape.change.parse(job.kind),
    state,
    createdBy: job.account,
    createdAt: job.created_at,
    ...(job.started_at === null ? {} : { startedAt: job.started_at }),
    ...(job.ended_at === null ? {} : { endedAt: job.ended_at }),
    counts,
    ...(left === undefined ? {} : { secondsLeft: Math.ceil(left / perSecond) }),
    makesPasswords: job.makes_passwords === 1,
    canUndo: hasEnded && hasDone && undoneBy === undefined && !forGood.includes(job.kind),
    ...(job.undo_of === null ? {} : { undoOf: job.undo_of }),
    ...(undoneBy === undefined ? {} : { undoneBy }),
    ...(job.problem === null ? {} : { problem: JobProblem.parse(JSON.parse(job.problem)) }),
  }
}
