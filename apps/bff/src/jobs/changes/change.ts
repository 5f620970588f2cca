import type { Change, ChangeKind } from '@mailroom/schemas/changes'
import type { JobNote, JobRow } from '@mailroom/schemas/job-rows'
import type { DescribedEntity } from '../directory-reader.ts'
import type { PlanContext } from '../plan-context.ts'
import type { StepDraft } from '../step.ts'

export type ChangeOf<Kind extends ChangeKind> = Extract<Change, { kind: Kind }>

/** The steps for one entity; no steps if nothing has to change. */
export type RowDraft = { steps: StepDraft[]; notes?: JobNote[]; address?: JobRow['address'] }

export const unchanged: RowDraft = { steps: [] }

/**
 * A row that can be planned: `find` finds the entity, and the result finds the steps, which it
 * refuses with `PlanRefusal`. Both only read.
 */
export type RowPlan = {
  number: number
  find: () => Promise<{ entity: JobRow['entity']; plan: () => RowDraft | Promise<RowDraft> }>
}

/** The rows of a change. */
export type PlanRows<Kind extends ChangeKind> = (
  change: ChangeOf<Kind>,
  context: PlanContext,
) => Promise<RowPlan[]>

/** Plans a change for one entity. Refuses with `PlanRefusal`. */
export type PlanEntity<Kind extends ChangeKind> = (
  entity: DescribedEntity,
  change: ChangeOf<Kind>,
  context: PlanContext,
) => RowDraft | Promise<RowDraft>
