import type { JobRow, JobRowState, JobStep } from '@mailroom/schemas'
import { Interruption, isCut } from './interruption.ts'
import { runStep, type StepRunner } from './run-step.ts'

const isOver = ({ state }: JobStep) => state === 'DONE' || state === 'UNCHANGED'

/** Returns the state of a row from its steps. */
function stateOf({ steps }: JobRow): JobRowState {
  const has = (state: JobRowState) => steps.some((step) => step.state === state)
  for (const state of ['FAILED', 'UNKNOWN', 'RUNNING'] as const) if (has(state)) return state
  if (!steps.every(isOver)) return 'PLANNED'
  return has('DONE') ? 'DONE' : 'UNCHANGED'
}

/**
 * Carries out the rest of a row, step by step. A step that is not completed holds back the next
 * ones. A row that may not go on keeps its state: `PLANNED` if nothing was sent, `RUNNING` if
 * another process finishes it. Errors: Interruption; the row is then ready to be stored.
 */
export async function runRow(row: JobRow, runner: StepRunner): Promise<void> {
  const giveBack = () => {
    if (row.steps.every(({ state }) => state === 'PLANNED' || state === 'UNCHANGED'))
      row.state = 'PLANNED'
  }
  const isContinued = row.state === 'RUNNING'
  try {
    for (const step of row.steps) {
      if (isOver(step)) continue
      if (!(await runStep(row, step, runner, isContinued))) return giveBack()
      if (!isOver(step)) break
    }
    const isHeldBack = row.steps.some(({ state }) => state === 'FAILED' || state === 'UNKNOWN')
    if (isHeldBack)
      for (const step of row.steps) if (step.state === 'PLANNED') step.state = 'SKIPPED'
    row.state = stateOf(row)
  } catch (error) {
    if (isCut(error)) return giveBack()
    if (error instanceof Interruption) row.state = stateOf(row)
    throw error
  }
}
