import type { Change, ChangeKind, JobNote, JobRow } from '@mailroom/schemas'
import type { DescribedEntity } from '../directory-reader.ts'
import type { PlanContext } from '../plan-context.ts'
import type { StepDraft } from '../step.ts'

export type ChangeOf<Kind extends ChangeKind> = Extract<Change, { kind: Kind }>

/** What is to be done with an entity; no step where nothing is. */
export type RowDraft = { steps: StepDraft[]; notes?: JobNote[]; address?: JobRow['address'] }

export const unchanged: RowDraft = { steps: [] }

/**
 * A row that can be planned: first it is found out whom it is about, then what is to be done, which refuses by `PlanRefusal`. Neither sends
 * anything but reads.
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

/** What a change does with one entity. Refuses by `PlanRefusal`. */
export type PlanEntity<Kind extends ChangeKind> = (
  entity: DescribedEntity,
  change: ChangeOf<Kind>,
  context: PlanContext,
) => RowDraft | Promise<RowDraft>
