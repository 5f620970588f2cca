import type { DescribedEntity } from '../directory-reader.ts'
import { enabling } from '../facts/registration.ts'
import type { PlanContext } from '../plan-context.ts'
import { PlanRefusal } from '../plan-refusal.ts'
import { operationOn, refuseEntity } from '../refuse-by-needs.ts'
import { addressFor } from './aliases-of-many.ts'
import { type PlanEntity, unchanged } from './change.ts'

/**
 * Reserves a primary address for an entity: the one a person wrote, else the former one if it is
 * free, else one by the pattern. Refuses an address that cannot be used.
 */
async function addressOf(entity: DescribedEntity, pattern: string, context: PlanContext) {
  const { addresses, chosenEmail, formerEmail } = context
  const claim = async (email: string, from: 'PERSON' | 'FORMER' | 'PATTERN') => {
    await addresses.claimPrimary({ email, from }, entity.id)
    return { email, from }
  }
  if (chosenEmail !== undefined) return claim(chosenEmail, 'PERSON')
  const former = await formerEmail(entity.id)
  try {
    if (former !== undefined) return await claim(former, 'FORMER')
  } catch (error) {
    if (!(error instanceof PlanRefusal)) throw error
  }
  return claim(addressFor(pattern, entity), 'PATTERN')
}

/** Enables disabled entities. Source: USR-07, GRP-04, RES-11, GEN-09. */
export const enable: PlanEntity<'enable'> = async (entity, { addressPattern }, context) => {
  const { id, type, state } = entity
  refuseEntity(operationOn(type, 'enable'), entity)
  if (state === 'ENABLED') return unchanged
  const address = await addressOf(entity, addressPattern, context)
  return { steps: [enabling({ id, type }, address.email, { state })], address }
}
