import { deleting } from '../facts/existence.ts'
import { refuseRow } from '../plan-refusal.ts'
import type { PlanEntity } from './change.ts'
import { refuseSystemUser } from './refuse-entity.ts'

/** Deletes disabled entities permanently. Source: USR-13, GRP-14, RES-13. */
export const deleteForGood: PlanEntity<'delete'> = (entity) => {
  refuseSystemUser(entity)
  if (entity.state === 'ENABLED')
    refuseRow('StillEnabled', `${entity.name} is enabled; only what is disabled can be deleted.`)
  return { steps: [deleting(entity)] }
}
