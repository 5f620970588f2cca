import { AwsError } from '../protocol/aws-error.ts'
import { lookUpEntity } from './find-entity.ts'
import type { Context } from './handlers.ts'

/** The names reserved for the directory and for WorkMail. Source: 06 CreateUser; lower case. */
const reservedNames = new Set(['administrator', 'amazonjournaling', 'guest', 'krbtgt', 'admin$'])

/**
 * Refuses a reserved name. Errors: the given code, because not every operation declares
 * ReservedNameException. Source: 06 CreateUser.
 */
export function refuseReservedName(name: string, code = 'ReservedNameException'): void {
  if (reservedNames.has(name.toLowerCase()))
    throw new AwsError(code, `The name ${name} is reserved.`)
}

/**
 * Refuses a name that another user, group or resource has, or that is the id of one, because they
 * could not be told apart.
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
