import { hiding } from '../facts/attributes.ts'
import { operationOn, refuseEntity } from '../refuse-by-needs.ts'
import { type PlanEntity, unchanged } from './change.ts'

/**
 * Hides entities from the global address list, or shows them there. Source: USR-15, GRP-06, RES-05.
 */
export const setHidden: PlanEntity<'setHidden'> = (entity, { hiddenFromGlobalAddressList }) => {
  refuseEntity(operationOn(entity.type, 'update'), entity)
  return entity.hiddenFromGlobalAddressList === hiddenFromGlobalAddressList
    ? unchanged
    : { steps: [hiding(entity, hiddenFromGlobalAddressList)] }
}
