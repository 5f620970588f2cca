import { actionsOf, declarationOf, type EntityType, type OperationId } from '@mailroom/schemas'
import * as z from 'zod/mini'
import type { Scope } from './scope.ts'

/** What AWS changes of what the index knows. */
const changing = new Set(
  [
    ...['CreateUser', 'UpdateUser', 'DeleteUser', 'CreateGroup', 'UpdateGroup', 'DeleteGroup'],
    ...['CreateResource', 'UpdateResource', 'DeleteResource'],
    ...['RegisterToWorkMail', 'DeregisterFromWorkMail', 'UpdatePrimaryEmailAddress'],
    ...['CreateAlias', 'DeleteAlias', 'PutMailboxPermissions', 'DeleteMailboxPermissions'],
    ...['AssociateMemberToGroup', 'DisassociateMemberFromGroup', 'UpdateMailboxQuota'],
  ].map((action) => `workmail:${action}`),
)

/** What an input or an answer may name an entity by. */
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

/** An entity by its id, and what it is where the name of the member tells. */
export type Touched = { id: string; type?: EntityType }

function namedIn(value: unknown): Touched[] {
  const { data = {} } = Named.safeParse(value)
  const { entityId, userId, groupId, resourceId } = data
  return [
    ...(entityId === undefined ? [] : [{ id: entityId }]),
    ...(userId === undefined ? [] : [{ id: userId, type: 'USER' as const }]),
    ...(groupId === undefined ? [] : [{ id: groupId, type: 'GROUP' as const }]),
    ...(resourceId === undefined ? [] : [{ id: resourceId, type: 'RESOURCE' as const }]),
  ]
}

/** The entities of which something that is indexed may be different after a write, and where they are; nothing where there are none. */
export function touchedBy(
  id: OperationId,
  input: unknown,
  answer?: unknown,
): { scope: Scope; touched: Touched[] } | undefined {
  if (declarationOf(id).kind === 'read' || !actionsOf(id).some((action) => changing.has(action)))
    return undefined
  const scope = Where.safeParse(input)
  const touched = [...namedIn(input), ...namedIn(answer)]
  // The region was parsed with the operation's own schema.
  return scope.success && touched.length > 0 ? { scope: scope.data as Scope, touched } : undefined
}
