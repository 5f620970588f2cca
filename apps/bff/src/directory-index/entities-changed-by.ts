import type { EntityType } from '@mailroom/schemas/entities'
import { actionsOf } from '@mailroom/schemas/iam-policy'
import { declarationOf, type OperationId } from '@mailroom/schemas/operations'
import * as z from 'zod/mini'
import type { Scope } from './scope.ts'

/** The operations that change what the index keeps. */
const changing = new Set(
  [
    ...['CreateUser', 'UpdateUser', 'DeleteUser', 'CreateGroup', 'UpdateGroup', 'DeleteGroup'],
    ...['CreateResource', 'UpdateResource', 'DeleteResource'],
    ...['RegisterToWorkMail', 'DeregisterFromWorkMail', 'UpdatePrimaryEmailAddress'],
    ...['CreateAlias', 'DeleteAlias', 'PutMailboxPermissions', 'DeleteMailboxPermissions'],
    ...['AssociateMemberToGroup', 'DisassociateMemberFromGroup', 'UpdateMailboxQuota'],
    ...['AssociateDelegateToResource', 'DisassociateDelegateFromResource'],
  ].map((action) => `workmail:${action}`),
)

/** The members of an input or an answer that identify an entity. */
const Named = z.object({
  entityId: z.optional(z.string()),
  userId: z.optional(z.string()),
  groupId: z.optional(z.string()),
  resourceId: z.optional(z.string()),
})

const Where = z.object({
  connectionId: z.string(),
  region: z.string(),
  organizationId: z.string(),
})

/** An entity by its id, and its type if the name of the member tells it. */
export type ChangedEntity = { id: string; type?: EntityType }

function namedIn(value: unknown): ChangedEntity[] {
  const { data = {} } = Named.safeParse(value)
  const { entityId, userId, groupId, resourceId } = data
  return [
    ...(entityId === undefined ? [] : [{ id: entityId }]),
    ...(userId === undefined ? [] : [{ id: userId, type: 'USER' as const }]),
    ...(groupId === undefined ? [] : [{ id: groupId, type: 'GROUP' as const }]),
    ...(resourceId === undefined ? [] : [{ id: resourceId, type: 'RESOURCE' as const }]),
  ]
}

/**
 * Returns the entities that a write may have changed in the index, and their directory; undefined
 * if there are none.
 */
export function entitiesChangedBy(
  id: OperationId,
  input: unknown,
  answer?: unknown,
): { scope: Scope; touched: ChangedEntity[] } | undefined {
  if (declarationOf(id).kind === 'read' || !actionsOf(id).some((action) => changing.has(action)))
    return undefined
  const scope = Where.safeParse(input)
  const touched = [...namedIn(input), ...namedIn(answer)]
  // The operation's own schema has parsed the Region.
  return scope.success && touched.length > 0 ? { scope: scope.data as Scope, touched } : undefined
}

/** Returns the directory in which a write creates something; undefined if it creates nothing. */
export function createdIn(id: OperationId, input: unknown): Scope | undefined {
  const creates = actionsOf(id).some((action) => /:Create(User|Group|Resource)$/.test(action))
  const scope = Where.safeParse(input)
  // The operation's own schema has parsed the Region.
  return creates && scope.success ? (scope.data as Scope) : undefined
}
