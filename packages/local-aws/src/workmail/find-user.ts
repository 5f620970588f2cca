import { AwsError } from '../protocol/aws-error.ts'
import type { UserRecord } from '../state/records.ts'
import type { Context } from './handlers.ts'

/** The ways an operation lets a caller name an entity. Source: GEN-02, 06 §0.11. */
export type Naming = 'id' | 'id or name' | 'id, name or email'

/** The user an identifier names, if there is one. Names and addresses do not regard case (00-index, decision 13). */
export function lookUpUser(
  { state }: Context,
  organizationId: string,
  identifier: string,
  naming: Naming,
): UserRecord | undefined {
  const byId = state.users.get(organizationId, identifier)
  if (byId || naming === 'id') return byId
  const byName = state.users.find(organizationId, 'nameKey', identifier.toLowerCase())
  if (byName || naming === 'id or name') return byName
  const address = state.addresses.get(organizationId, identifier.toLowerCase())
  return address && state.users.get(organizationId, address.entityId)
}

/** The user an identifier names. Errors: EntityNotFoundException. */
export function findUser(
  context: Context,
  organizationId: string,
  identifier: string,
  naming: Naming,
): UserRecord {
  const user = lookUpUser(context, organizationId, identifier, naming)
  if (!user)
    throw new AwsError('EntityNotFoundException', `The entity ${identifier} does not exist.`)
  return user
}

/** Refuses what only works on an enabled entity. Errors: EntityStateException. Source: EMB-07. */
export function refuseUnlessEnabled({ name, state }: UserRecord): void {
  if (state !== 'ENABLED')
    throw new AwsError('EntityStateException', `The entity ${name} is not enabled.`)
}

/** Refuses to manage the directory's own accounts. Errors: EntityStateException. Source: 06 §5.2 `UserRole`. */
export function refuseSystemUser({ name, role }: UserRecord): void {
  if (role === 'SYSTEM_USER')
    throw new AwsError(
      'EntityStateException',
      `The entity ${name} is a system user and cannot be managed.`,
    )
}
