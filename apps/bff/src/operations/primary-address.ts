import type { WorkMail } from '@aws-sdk/client-workmail'
import { refuseUnusableAddress } from './refuse-unusable-address.ts'
import { pascal } from './spelling.ts'

type Addressed = { organizationId: string; entityId: string; email: string }

/**
 * Enables an entity with a primary address. Errors: those of `refuseUnusableAddress` and
 * `RegisterToWorkMail`.
 */
export async function enableWith(workmail: WorkMail, entity: Addressed): Promise<void> {
  await refuseUnusableAddress(workmail, { ...entity, address: entity.email })
  await workmail.registerToWorkMail(pascal(entity))
}

/**
 * Checks a new primary address, and returns the call that sets it; undefined without an address.
 * Errors: those of `refuseUnusableAddress`.
 */
export async function checkedAddress(
  workmail: WorkMail,
  { email, ...entity }: Omit<Addressed, 'email'> & { email: string | undefined },
): Promise<(() => Promise<unknown>) | undefined> {
  if (email === undefined) return undefined
  await refuseUnusableAddress(workmail, { ...entity, address: email })
  return () => workmail.updatePrimaryEmailAddress(pascal({ ...entity, email }))
}
