import type { WorkMail } from '@aws-sdk/client-workmail'
import type { Part } from './partial-outcome.ts'
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

/** What was created; AWS's answers are not known to have an id. */
type Created = Omit<Addressed, 'entityId'> & { entityId: string | undefined }

/** The member that has the id of the entity in the input of each enabling operation. */
const idMembers = {
  'users.enable': 'userId',
  'groups.enable': 'groupId',
  'resources.enable': 'resourceId',
}

/** Returns the part of a creation that enables what was created. */
export function enabling(
  workmail: WorkMail,
  id: keyof typeof idMembers,
  { organizationId, entityId, email }: Created,
): Part {
  return {
    id,
    input: { [idMembers[id]]: entityId, email },
    send: () =>
      workmail.registerToWorkMail({
        OrganizationId: organizationId,
        EntityId: entityId,
        Email: email,
      }),
  }
}

/**
 * Checks a new primary address, and returns the part that sets it; undefined without an address.
 * Errors: those of `refuseUnusableAddress`.
 */
export async function checkedAddress(
  workmail: WorkMail,
  { email, ...entity }: Omit<Addressed, 'email'> & { email: string | undefined },
): Promise<Part | undefined> {
  if (email === undefined) return undefined
  await refuseUnusableAddress(workmail, { ...entity, address: email })
  return {
    id: 'aliases.makePrimary',
    input: { ...entity, email },
    send: () => workmail.updatePrimaryEmailAddress(pascal({ ...entity, email })),
  }
}
