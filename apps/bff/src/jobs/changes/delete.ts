import { deleting } from '../facts/existence.ts'
import { operationOn, refuseEntity } from '../refuse-by-needs.ts'
import type { PlanEntity } from './change.ts'

/** Deletes disabled entities permanently. Source: USR-13, GRP-14, RES-13. */
export const deleteForGood: PlanEntity<'delete'> = (entity) => {
  refuseEntity(operationOn(entity.type, 'delete'), entity)
  return { steps: [deleting(entity)] }
}
