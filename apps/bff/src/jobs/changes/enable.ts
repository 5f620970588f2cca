import { enabling } from '../facts/registration.ts'
import { refuseRow } from '../plan-refusal.ts'
import { addressFor } from './aliases-of-many.ts'
import { type PlanEntity, unchanged } from './change.ts'
import { refuseSystemUser } from './refuse-entity.ts'

/** Enables whoever is disabled, with an address by the pattern. Source: USR-07, GRP-04, RES-11. */
export const enable: PlanEntity<'enable'> = async (entity, { addressPattern }, { addresses }) => {
  refuseSystemUser(entity)
  const { id, type, name, state, userRole } = entity
  if (userRole === 'RESOURCE') refuseRow('WrongType', `${name} is a resource of Exchange.`)
  if (state === 'ENABLED') return unchanged
  const email = addressFor(addressPattern, entity)
  await addresses.claim(email, id)
  return { steps: [enabling({ id, type }, email, { state })] }
}
