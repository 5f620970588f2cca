import type { JobRow, JobRowState, JobStep } from '@mailroom/schemas'
import { Interruption } from './interruption.ts'
import { runStep, type StepRunner } from './run-step.ts'

const isOver = ({ state }: JobStep) => state === 'DONE' || state === 'UNCHANGED'

/** What a row has come to, when it is left. */
function stateOf({ steps }: JobRow): JobRowState {
  const has = (state: JobRowState) => steps.some((step) => step.state === state)
  for (const state of ['FAILED', 'UNKNOWN', 'RUNNING'] as const) if (has(state)) return state
  if (!steps.every(isOver)) return 'PLANNED'
  return has('DONE') ? 'DONE' : 'UNCHANGED'
}

/**
 * Carries out what is left of a row, step by step. A step that is not done holds back those after it. `isCancelled` is asked where the
 * row may not go on. Errors: Interruption, after which the row is as it has to be kept.
 */
export async function runRow(
  row: JobRow,
  runner: StepRunner,
  isCancelled: () => Promise<boolean>,
): Promise<void> {
  try {
    for (const step of row.steps) {
      if (isOver(step)) continue
      if (!(await runStep(row, step, runner))) {
        if (await isCancelled())
          for (const left of row.steps) if (!isOver(left)) left.state = 'CANCELLED'
        row.state = row.steps.some(({ state }) => state === 'CANCELLED')
          ? 'CANCELLED'
          : stateOf(row)
        return
      }
      if (!isOver(step)) break
    }
    const isHeldBack = row.steps.some(({ state }) => state === 'FAILED' || state === 'UNKNOWN')
    if (isHeldBack)
      for (const step of row.steps) if (step.state === 'PLANNED') step.state = 'SKIPPED'
    row.state = stateOf(row)
  } catch (error) {
    if (error instanceof Interruption) row.state = stateOf(row)
    throw error
  }
}
