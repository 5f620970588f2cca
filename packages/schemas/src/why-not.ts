import { type ChangeKind, changes } from './changes.ts'
import { isCapable } from './connections.ts'
import type { Needs } from './declare.ts'
import { type DirectoryKind, getsMailbox, isManaged } from './directory-rules.ts'
import type { EntityState } from './entity-state.ts'
import { declarationOf, type OperationId, type WriteId } from './operations.ts'
import type { Owner } from './owners.ts'
import type { UserRole } from './users.ts'

/** The user, group or resource to change. `userRole` is absent for groups and resources. */
export type Target = { state: EntityState; userRole?: UserRole | undefined }

/** The mail domain to change; what is not known of it forbids nothing. */
export type DomainTarget = {
  isTestDomain: boolean | undefined
  isDefault: boolean | undefined
  ownershipVerificationStatus: 'PENDING' | 'VERIFIED' | 'FAILED' | undefined
}

type AnyTarget = Target | DomainTarget

/** The place of the change: what the connection, the organization and its directory allow. */
export type Place = DirectoryKind & {
  /** True if the local AWS answers. */
  isLocal: boolean
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

function domainReason(id: OperationId, needs: Needs, domain: DomainTarget) {
  if (needs.ownDomain && domain.isTestDomain) return 'testDomain'
  if (needs.notDefault && domain.isDefault)
    return id.endsWith('.updateDefault') ? 'alreadyDefault' : 'defaultDomain'
  const { ownershipVerificationStatus = 'VERIFIED' } = domain
  return needs.verified && ownershipVerificationStatus !== 'VERIFIED' ? 'notVerified' : undefined
}

function targetReason(id: OperationId, needs: Needs, target: AnyTarget) {
  if ('isTestDomain' in target) return domainReason(id, needs, target)
  if (needs.managed && !isManaged(target)) return 'notManaged'
  if (needs.mailbox && target.userRole !== undefined && !getsMailbox(target)) return 'noMailbox'
  return stateReason(id, needs, target)
}

function reasonBy(
  needs: Needs,
  id: OperationId,
  kind: DirectoryKind,
  target: AnyTarget | undefined,
) {
  return ownerOf(needs, kind) ?? (target && targetReason(id, needs, target))
}

/**
 * Returns why an operation is impossible at a place or for a target, as the end of a text key;
 * undefined if it is possible. Reads the `needs` of the operation's declaration.
 * Source: GEN-07, X-03, T-27, USR-05, USR-07.
 */
export function whyNot(id: OperationId, place: Place, target: AnyTarget | undefined) {
  const { changesOnlyMailroom = false } = declarationOf(id)
  if (place.isReadOnlyConnection && !changesOnlyMailroom) return 'connection'
  if (place.isReadOnlyOrganization && !changesOnlyMailroom) return 'organization'
  return lacksCapability(id, place)
    ? 'capability'
    : reasonBy(declarationOf(id).needs ?? {}, id, place, target)
}

/** Returns whether a connection lacks the feature that an operation needs. */
export function lacksCapability(id: OperationId, { isLocal }: Pick<Place, 'isLocal'>): boolean {
  const { capability } = declarationOf(id).needs ?? {}
  return capability !== undefined && !isCapable(capability, isLocal)
}

/**
 * Returns why an operation is impossible for an entity, wherever it is; undefined if it is
 * possible where writes are.
 */
export function whyNotFor(id: OperationId, target: AnyTarget) {
  return targetReason(id, declarationOf(id).needs ?? {}, target)
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

/**
 * Returns why AWS would refuse an operation in a kind of directory or for an entity; undefined if it
 * would not. Mailroom's own rules do not count.
 */
export function whyAwsRefuses(id: OperationId, kind: DirectoryKind, target: AnyTarget | undefined) {
  return reasonBy(awsNeeds(id), id, kind, target)
}

/** Returns the operations that the steps of a kind of change may be; none if a job decides. */
export function operationsOfChange(kind: ChangeKind): readonly WriteId[] {
  return changes.flatMap((each) =>
    each.kind === kind && 'operations' in each ? [...each.operations] : [],
  )
}
