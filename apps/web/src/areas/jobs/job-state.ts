import type { Job, JobRowState, JobState } from '@mailroom/schemas'

/** The state of a job on the screen: includes rows under way, waits, and plans that do nothing. */
export type ShownState = JobState | 'PAUSING' | 'CANCELLING' | 'NOTHING' | 'WAITING'

export function shownState({ state, counts, problem, waitingUntil }: Job): ShownState {
  const isWaiting = waitingUntil !== undefined
  if (isWaiting && (state === 'PLANNING' || state === 'RUNNING')) return 'WAITING'
  if (state === 'PLANNED') return counts.planned === 0 ? 'NOTHING' : state
  if (counts.running === 0) return state
  if (state === 'PAUSED' && (isWaiting || !problem)) return 'PAUSING'
  return state === 'CANCELLED' ? 'CANCELLING' : state
}

/** Returns whether nothing more happens unless a person retries the failed rows. */
export function isOver(job: Job): boolean {
  return ['COMPLETED', 'CANCELLED', 'FAILED'].includes(shownState(job))
}

/** Returns the number of finished rows, and of all rows to change. */
export function progressOf({ counts }: Job) {
  const ended = counts.done + counts.failed + counts.unknown + counts.skipped + counts.cancelled
  const left = counts.running + counts.planned
  return { ended, left, all: ended + left }
}

/**
 * Returns the number of rows that a person may want to retry: refused by AWS, or of unknown result.
 */
export function toRetry({ counts }: Job): number {
  return counts.failed + counts.unknown
}

/** The states of a row, those that need attention first. */
export const rowStates = [
  'FAILED',
  'UNKNOWN',
  'REFUSED',
  'PLANNED',
  'RUNNING',
  'DONE',
  'SKIPPED',
  'CANCELLED',
  'UNCHANGED',
] as const satisfies readonly JobRowState[]
