import { AwsError } from '../protocol/aws-error.ts'
import type { ImpersonationRoleRecord } from '../state/impersonation-roles.ts'
import type { Context } from './handlers.ts'

/** Finds a role by its id. Errors: ResourceNotFoundException. */
export function findImpersonationRole(
  { state }: Context,
  organizationId: string,
  id: string,
): ImpersonationRoleRecord {
  const role = state.impersonationRoles.get(organizationId, id)
  if (!role)
    throw new AwsError('ResourceNotFoundException', `The impersonation role ${id} does not exist.`)
  return role
}
