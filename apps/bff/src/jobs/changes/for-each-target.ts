import type { ChangeKind, Targets } from '@mailroom/schemas/changes'
import type { JobRow } from '@mailroom/schemas/job-rows'
import type { DescribedEntity } from '../directory-reader.ts'
import type { PlanContext } from '../plan-context.ts'
import { refuseRow } from '../plan-refusal.ts'
import type { ChangeOf, PlanEntity, RowPlan } from './change.ts'

/** An entity as a row shows it. */
export function shown({ id, type, name, displayName, email }: DescribedEntity): JobRow['entity'] {
  return {
    ...{ id, type, name },
    ...(displayName === undefined ? {} : { displayName }),
    ...(email === undefined ? {} : { email }),
  }
}

/** Returns the rows of a change that is the same for each target. */
export function forEachTarget<Kind extends ChangeKind>(planEntity: PlanEntity<Kind>) {
  return async (
    change: ChangeOf<Kind> & { targets: Targets },
    context: PlanContext,
  ): Promise<RowPlan[]> => {
    const targets = await context.resolve(change.targets)
    return targets.map(({ id, type }, index) => ({
      number: index + 1,
      async find() {
        const found = await (type === undefined
          ? context.reader.find(id)
          : context.reader.describe(id, type))
        if (!found)
          return {
            entity: { id, type: type ?? 'USER', name: id },
            plan: () => refuseRow('NotFound', 'There is no such user, group or resource any more.'),
          }
        return { entity: shown(found), plan: () => planEntity(found, change, context) }
      },
    }))
  }
}
