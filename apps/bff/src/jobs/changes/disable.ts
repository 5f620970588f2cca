import { hasMailbox, keptUntil } from '@mailroom/schemas/directory-rules'
import type { JobNote } from '@mailroom/schemas/job-rows'
import { disabling } from '../facts/registration.ts'
import { operationOn, refuseEntity } from '../refuse-by-needs.ts'
import { type PlanEntity, unchanged } from './change.ts'

/** Says when AWS deletes the mailbox of a user who is disabled now. */
export function purgeNote(now: Date): JobNote {
  return { code: 'PurgeDate', date: keptUntil(now.toISOString()) }
}

/**
 * Disables enabled entities, which releases all their addresses. Source: USR-12, GRP-13, RES-12,
 * 00-index, decision 8.
 */
export const disable: PlanEntity<'disable'> = async (entity, _, { reader, clock }) => {
  const { id, type, state, email = null } = entity
  refuseEntity(operationOn(type, 'disable'), entity)
  if (state !== 'ENABLED') return unchanged
  const addresses = await reader.addresses(id)
  const aliases = addresses.filter((address) => address !== email)
  return {
    steps: [disabling({ id, type }, { state, email, aliases })],
    notes: [
      { code: 'AddressesReleased', addresses },
      ...(hasMailbox(entity) ? [purgeNote(clock.now())] : []),
    ],
  }
}
