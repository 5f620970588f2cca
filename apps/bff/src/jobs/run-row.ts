import type { JobRow, JobRowState, JobStep } from '@mailroom/schemas/job-rows'
import { conflictOf } from './compare-row.ts'
import { Interruption, isCut } from './interruption.ts'
import { runStep, type StepRunner } from './run-step.ts'

const isOver = ({ state }: JobStep) => state === 'DONE' || state === 'UNCHANGED'

/** Returns the state of a row from its steps. */
function stateOf({ steps }: JobRow): JobRowState {
  const has = (state: JobRowState) => steps.some((step) => step.state === state)
  if (has('FAILED') && has('DONE')) return 'PARTLY_DONE'
  for (const state of ['FAILED', 'UNKNOWN', 'RUNNING'] as const) if (has(state)) return state
  if (!steps.every(isOver)) return 'PLANNED'
  return has('DONE') ? 'DONE' : 'UNCHANGED'
}

/**
 * Carries out the rest of a row, step by step, if all of it is as planned or as wanted; else sends
 * nothing of it. A step that is not completed holds back the next ones. A row that may not go on keeps its state: `PLANNED` if nothing was sent, `RUNNING` if
 * another process finishes it. Errors: Interruption; the row is then ready to be stored.
 */
export async function runRow(row: JobRow, runner: StepRunner): Promise<void> {
  const giveBack = () => {
    if (row.steps.every(({ state }) => state === 'PLANNED' || state === 'UNCHANGED'))
      row.state = 'PLANNED'
  }
  const isContinued = row.state === 'RUNNING'
  try {
    const conflict = await conflictOf(row, runner.reader)
    if (conflict) {
      if (!runner.mayGoOn(row)) return giveBack()
      Object.assign(conflict.step, conflict.found)
    }
    for (const step of conflict ? [] : row.steps) {
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
