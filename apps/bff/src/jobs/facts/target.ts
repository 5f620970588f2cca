import type { EntityType } from '@mailroom/schemas/entities'
import * as z from 'zod/mini'

export type Target = { id: string; type: EntityType }

const Named = z.union([
  z.object({ userId: z.string() }),
  z.object({ groupId: z.string() }),
  z.object({ resourceId: z.string() }),
])

/** Returns the user, group or resource that an input names. Errors: there is none. */
export function targetOf(input: Record<string, unknown>): Target {
  const named = Named.parse(input)
  if ('userId' in named) return { id: named.userId, type: 'USER' }
  return 'groupId' in named
    ? { id: named.groupId, type: 'GROUP' }
    : { id: named.resourceId, type: 'RESOURCE' }
}
