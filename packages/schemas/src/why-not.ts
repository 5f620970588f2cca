import type { Needs } from './declare.ts'
import { type DirectoryKind, getsMailbox, isManaged } from './directory-rules.ts'
import type { EntityState } from './entity-state.ts'
import { declarationOf, type OperationId } from './operations.ts'
import type { Owner } from './owners.ts'
import type { UserRole } from './users.ts'

/** The entity to change. `userRole` is absent for groups and resources. */
export type Target = { state: EntityState; userRole?: UserRole | undefined }

/** The place of the change: what the connection, the organization and its directory allow. */
export type Place = DirectoryKind & {
  isReadOnlyConnection: boolean
  isReadOnlyOrganization: boolean
}

function ownerOf(
  { owners = [] }: Needs,
  { isReadOnly, isBesideExchange }: DirectoryKind,
): Owner | undefined {
  return owners.find((owner) => (owner === 'directory' ? isReadOnly : isBesideExchange))
}

function stateReason(id: OperationId, { state: needed }: Needs, { state }: Target) {
  if (needed === undefined || state === needed) return undefined
  if (needed === 'ENABLED') return id.endsWith('.disable') ? 'alreadyDisabled' : 'notEnabled'
  return id.endsWith('.delete') ? 'onlyDisabled' : 'alreadyEnabled'
}

function targetReason(id: OperationId, needs: Needs, target: Target) {
  if (needs.managed && !isManaged(target)) return 'notManaged'
  if (needs.mailbox && target.userRole !== undefined && !getsMailbox(target)) return 'noMailbox'
  return stateReason(id, needs, target)
}

/**
 * Returns why an operation is impossible at a place or for an entity, as the end of a text key;
 * undefined if it is possible. Reads the `needs` of the operation's declaration.
 * Source: GEN-07, X-03, T-27, USR-05, USR-07.
 */
export function whyNot(id: OperationId, place: Place, target: Target | undefined) {
  if (place.isReadOnlyConnection) return 'connection'
  if (place.isReadOnlyOrganization) return 'organization'
  const { needs = {} } = declarationOf(id)
  return ownerOf(needs, place) ?? (target && targetReason(id, needs, target))
}

export type WhyNot = NonNullable<ReturnType<typeof whyNot>>

/**
 * Returns the needs of an operation without Mailroom's own rules: AWS refuses the operation unless
 * each of them is met.
 */
export function awsNeeds(id: OperationId): Needs {
  const { mailroomOnly = [], ...needs } = declarationOf(id).needs ?? {}
  return Object.fromEntries(
    Object.entries(needs).filter(([need]) => !mailroomOnly.some((own) => own === need)),
  )
}
