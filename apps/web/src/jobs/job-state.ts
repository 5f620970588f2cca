import type { Job, JobRowState, JobState } from '@mailroom/schemas'

/** Whether something goes on by itself, so that it is worth looking again. */
export function isMoving(state: JobState): boolean {
  return state === 'PLANNING' || state === 'RUNNING'
}

/** Whether nothing more happens unless somebody tries the failed rows again. */
export function isOver(state: JobState): boolean {
  return state === 'COMPLETED' || state === 'CANCELLED' || state === 'FAILED'
}

/** Rows that somebody may want to try again: refused by AWS, or not known whether they went through. */
export function toRetry({ counts }: Job): number {
  return counts.failed + counts.unknown
}

/** Whether a change takes something away that nothing brings back, so that it has to be confirmed in writing. Source: GEN-09. */
export function losesForGood({ change }: Job): boolean {
  return change === 'delete' || change === 'offboard'
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
