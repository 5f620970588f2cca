import type { Job, JobRowState, JobState } from '@mailroom/schemas'

/** A job's state as people see it: with what is still under way, and whether a plan does anything. */
export type ShownState = JobState | 'PAUSING' | 'CANCELLING' | 'NOTHING'

export function shownState({ state, counts, problem }: Job): ShownState {
  if (state === 'PLANNED') return counts.planned === 0 ? 'NOTHING' : state
  if (counts.running === 0) return state
  if (state === 'PAUSED' && !problem) return 'PAUSING'
  return state === 'CANCELLED' ? 'CANCELLING' : state
}

/** Whether something goes on by itself, so that it is worth looking again. */
export function isMoving(job: Job): boolean {
  return ['PLANNING', 'RUNNING', 'PAUSING', 'CANCELLING'].includes(shownState(job))
}

/** Whether nothing more happens unless somebody tries the failed rows again. */
export function isOver(job: Job): boolean {
  return ['COMPLETED', 'CANCELLED', 'FAILED'].includes(shownState(job))
}

/** How many rows have come to an end, of how many that were to be changed. */
export function progressOf({ counts }: Job) {
  const ended = counts.done + counts.failed + counts.unknown + counts.skipped + counts.cancelled
  const left = counts.running + counts.planned
  return { ended, left, all: ended + left }
}

/** Rows that somebody may want to try again: refused by AWS, or not known whether they went through. */
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
