import { AwsError } from '../protocol/aws-error.ts'
import { lookUpEntity } from './find-entity.ts'
import type { Context } from './handlers.ts'

/** Names that belong to the directory and to WorkMail. Source: 06 CreateUser; lower case. */
const reservedNames = new Set(['administrator', 'amazonjournaling', 'guest', 'krbtgt', 'admin$'])

/** Refuses a name nobody may have. Errors: the code given, for not every operation declares ReservedNameException. Source: 06 CreateUser. */
export function refuseReservedName(name: string, code = 'ReservedNameException'): void {
  if (reservedNames.has(name.toLowerCase()))
    throw new AwsError(code, `The name ${name} is reserved.`)
}

/**
 * Refuses a name that a user, a group or a resource has already, or that is the id of one, for it could not be told apart then.
 * Errors: NameAvailabilityException. Source: 00-index, decision 13.
 */
export function refuseTakenName(
  context: Context,
  organizationId: string,
  name: string,
  ownId?: string,
): void {
  const owner = lookUpEntity(context, organizationId, name, 'id or name')
  if (owner && owner.id !== ownId)
    throw new AwsError('NameAvailabilityException', `The name ${name} is not available.`)
}
