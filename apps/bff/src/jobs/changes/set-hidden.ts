import { hiding } from '../facts/attributes.ts'
import { type PlanEntity, unchanged } from './change.ts'
import { refuseSystemUser, refuseUnlessEnabled } from './refuse-entity.ts'

/**
 * Hides entities from the global address list, or shows them there. Source: USR-15, GRP-06, RES-05.
 */
export const setHidden: PlanEntity<'setHidden'> = (entity, { hiddenFromGlobalAddressList }) => {
  refuseSystemUser(entity)
  // AWS requires this of resources only.
  if (entity.type === 'RESOURCE') refuseUnlessEnabled(entity)
  return entity.hiddenFromGlobalAddressList === hiddenFromGlobalAddressList
    ? unchanged
    : { steps: [hiding(entity, hiddenFromGlobalAddressList)] }
}
