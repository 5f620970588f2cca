import type { Change, ChangeKind } from '@mailroom/schemas'
import type { PlanContext } from '../plan-context.ts'
import type { PlanRows, RowPlan } from './change.ts'
import { disable } from './disable.ts'
import { enable } from './enable.ts'
import { forEachTarget } from './for-each-target.ts'
import { undo } from './undo.ts'

/** How each kind of change becomes rows. */
const plans: { [Kind in ChangeKind]?: PlanRows<Kind> } = {
  enable: forEachTarget(enable),
  disable: forEachTarget(disable),
  undo,
}

/** The rows of a change, to be planned one by one. */
export function rowPlansOf(change: Change, context: PlanContext): Promise<RowPlan[]> {
  // Each kind's function is typed by its kind, which is the one looked up.
  const plan = plans[change.kind] as
    | ((change: Change, context: PlanContext) => Promise<RowPlan[]>)
    | undefined
  if (!plan) throw new Error(`Nobody plans ${change.kind}`)
  return plan(change, context)
}
