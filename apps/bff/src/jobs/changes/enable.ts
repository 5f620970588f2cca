import { applyAddressPattern } from '@mailroom/schemas'
import { enabling } from '../facts/registration.ts'
import { refuseRow } from '../plan-refusal.ts'
import { type PlanEntity, unchanged } from './change.ts'
import { refuseSystemUser } from './refuse-system-user.ts'

/** Enables whoever is disabled, with an address by the pattern. Source: USR-07, GRP-04, RES-11. */
export const enable: PlanEntity<'enable'> = async (entity, { addressPattern }, { addresses }) => {
  refuseSystemUser(entity)
  const { id, type, name, displayName, details, state, userRole } = entity
  if (userRole === 'RESOURCE') refuseRow('WrongType', `${name} is a resource of Exchange.`)
  if (state === 'ENABLED') return unchanged
  const { firstName, lastName } = details
  const email = applyAddressPattern(addressPattern, { name, displayName, firstName, lastName })
  if (email === undefined)
    return refuseRow('NoAddress', `The pattern makes no address for ${name}: something is missing.`)
  await addresses.claim(email, id)
  return { steps: [enabling({ id, type }, email, { state })] }
}
