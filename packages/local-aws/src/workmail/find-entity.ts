import { AwsError } from '../protocol/aws-error.ts'
import type { GroupRecord } from '../state/groups.ts'
import type { ResourceRecord } from '../state/resources.ts'
import type { UserRecord } from '../state/users.ts'
import type { Context } from './handlers.ts'

/** A user, group or resource; `entityType` says which. Source: 06 §5.1 EntityType. */
export type Entity = UserRecord | GroupRecord | ResourceRecord

type EntityType = Entity['entityType']
type EntityOf<Type extends EntityType> = Extract<Entity, { entityType: Type }>

/** The ways an operation lets a caller name an entity. Source: GEN-02, 06 §0.11. */
export type Naming = 'id' | 'id or name' | 'id, name or email'

/**
 * Looks up the entity of an identifier. Names and addresses ignore case (00-index, decision 13).
 */
export function lookUpEntity(
  { state }: Context,
  organizationId: string,
  identifier: string,
  naming: Naming,
): Entity | undefined {
  const byId = (id: string) =>
    state.users.get(organizationId, id) ??
    state.groups.get(organizationId, id) ??
    state.resources.get(organizationId, id)
  const found = byId(identifier)
  if (found || naming === 'id') return found
  const text = identifier.toLowerCase()
  const named =
    state.users.find(organizationId, 'nameKey', text) ??
    state.groups.find(organizationId, 'nameKey', text) ??
    state.resources.find(organizationId, 'nameKey', text)
  if (named || naming === 'id or name') return named
  const address = state.addresses.get(organizationId, text)
  return address && byId(address.entityId)
}

function isOfType<Type extends EntityType>(entity: Entity, type: Type): entity is EntityOf<Type> {
  return entity.entityType === type
}

/** Looks up the user, group or resource of an identifier. */
export function lookUp<Type extends EntityType>(
  context: Context,
  organizationId: string,
  identifier: string,
  naming: Naming,
  type: Type,
): EntityOf<Type> | undefined {
  const entity = lookUpEntity(context, organizationId, identifier, naming)
  return entity && isOfType(entity, type) ? entity : undefined
}

function found<Found extends Entity>(entity: Found | undefined, identifier: string): Found {
  if (!entity)
    throw new AwsError('EntityNotFoundException', `The entity ${identifier} does not exist.`)
  return entity
}

type Arguments = [context: Context, organizationId: string, identifier: string, naming: Naming]

/** Finds the entity of an identifier. Errors: EntityNotFoundException. */
export function findEntity(...named: Arguments): Entity {
  return found(lookUpEntity(...named), named[2])
}

/**
 * Finds the user of an identifier. Errors: EntityNotFoundException, also for a group or a resource.
 */
export function findUser(...named: Arguments): UserRecord {
  return found(lookUp(...named, 'USER'), named[2])
}

/**
 * Finds the group of an identifier. Errors: EntityNotFoundException, also for a user or a resource.
 */
export function findGroup(...named: Arguments): GroupRecord {
  return found(lookUp(...named, 'GROUP'), named[2])
}

/**
 * Finds the resource of an identifier. Errors: EntityNotFoundException, also for a user or a group.
 */
export function findResource(...named: Arguments): ResourceRecord {
  return found(lookUp(...named, 'RESOURCE'), named[2])
}

/**
 * Refuses an operation that needs an enabled entity. Errors: EntityStateException. Source: EMB-07.
 */
export function refuseUnlessEnabled({ name, state }: Entity): void {
  if (state !== 'ENABLED')
    throw new AwsError('EntityStateException', `The entity ${name} is not enabled.`)
}

/**
 * Refuses an operation on the directory's own accounts. Errors: EntityStateException.
 * Source: 06 §5.2 `UserRole`.
 */
export function refuseSystemUser(entity: Entity): void {
  if (entity.entityType === 'USER' && entity.role === 'SYSTEM_USER')
    throw new AwsError(
      'EntityStateException',
      `The entity ${entity.name} is a system user and cannot be managed.`,
    )
}

/**
 * Refuses a resource as a member, delegate or grantee. Errors: InvalidParameterException.
 * Source: 06 §5.1 MemberType.
 */
export function refuseResource(entity: Entity): asserts entity is UserRecord | GroupRecord {
  if (entity.entityType === 'RESOURCE')
    throw new AwsError(
      'InvalidParameterException',
      `The entity ${entity.name} is a resource; only users and groups are possible here.`,
    )
}
