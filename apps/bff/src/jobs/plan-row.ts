import type { JobRow } from '@mailroom/schemas/job-rows'
import type { RowDraft, RowPlan } from './changes/change.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanRefusal } from './plan-refusal.ts'
import { refuseByDirectory } from './refuse-by-needs.ts'

/** Numbers the steps of a draft, as a plan that was not sent. */
function planned({ steps, notes = [], address }: RowDraft) {
  return {
    state: steps.length > 0 ? 'PLANNED' : 'UNCHANGED',
    steps: steps.map((step, index) => ({ number: index + 1, ...step, state: 'PLANNED' as const })),
    ...(address === undefined ? {} : { address }),
    ...(notes.length > 0 ? { notes } : {}),
  } as const
}

/** Plans one row, and finds as many failures as possible in advance. Errors: those of reading. */
export async function planRow({ number, find }: RowPlan, context: PlanContext): Promise<JobRow> {
  const { entity, plan } = await find()
  context.addresses.introduce(entity)
  try {
    const draft = await plan()
    refuseByDirectory(draft.steps, await context.organization())
    return { number, entity, ...planned(draft) }
  } catch (error) {
    if (!(error instanceof PlanRefusal)) throw error
    const { code, message, address, by, row } = error
    const problem = {
      ...{ code, message },
      ...(by === undefined ? {} : { by }),
      ...(row === undefined ? {} : { row }),
    }
    return {
      ...{ number, entity, state: 'REFUSED', steps: [], problem },
      ...(address === undefined ? {} : { address }),
    }
  }
}
