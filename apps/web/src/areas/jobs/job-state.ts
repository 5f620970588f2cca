import type { JobRowState } from '@mailroom/schemas/job-rows'
import { type Job, type JobState, toRetry } from '@mailroom/schemas/jobs'

/** The state of a job on the screen: includes rows under way, waits, and plans that do nothing. */
export type ShownState =
  | JobState
  | ('PAUSING' | 'CANCELLING' | 'NOTHING' | 'WAITING' | 'PARTLY_FAILED' | 'ALL_FAILED')

/** Returns how a completed job ended: whether all its rows, some or none were carried out. */
function endOf(job: Job): ShownState {
  if (toRetry(job) === 0) return 'COMPLETED'
  const { done, partlyDone, unchanged } = job.counts
  return done + partlyDone + unchanged > 0 ? 'PARTLY_FAILED' : 'ALL_FAILED'
}

export function shownState(job: Job): ShownState {
  const { state, counts, problem, waitingUntil } = job
  const isWaiting = waitingUntil !== undefined
  if (isWaiting && (state === 'PLANNING' || state === 'RUNNING')) return 'WAITING'
  if (state === 'PLANNED') return counts.planned === 0 ? 'NOTHING' : state
  if (state === 'COMPLETED') return endOf(job)
  if (counts.running === 0) return state
  if (state === 'PAUSED' && (isWaiting || !problem)) return 'PAUSING'
  return state === 'CANCELLED' ? 'CANCELLING' : state
}

/** Returns whether nothing more happens unless a person retries the failed rows. */
export function isOver(job: Job): boolean {
  const over = ['COMPLETED', 'PARTLY_FAILED', 'ALL_FAILED', 'CANCELLED', 'FAILED']
  return over.includes(shownState(job))
}

/** Returns the number of finished rows, and of all rows to change. */
export function progressOf({ counts }: Job) {
  const ended = counts.done + toRetry({ counts }) + counts.skipped + counts.cancelled
  const left = counts.running + counts.planned
  return { ended, left, all: ended + left }
}

/** The states of a row, those that need attention first. */
export const rowStates = [
  'FAILED',
  'PARTLY_DONE',
  'UNKNOWN',
  'REFUSED',
  'PLANNED',
  'RUNNING',
  'DONE',
  'SKIPPED',
  'CANCELLED',
  'UNCHANGED',
] as const satisfies readonly JobRowState[]
