import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'
import { entityMembers, searchIndexes } from './entities.ts'

export const GroupRecord = z.object({ entityType: z.literal('GROUP'), ...entityMembers })
export type GroupRecord = z.infer<typeof GroupRecord>

export const groups: CollectionDefinition<GroupRecord> = {
  name: 'groups',
  schema: GroupRecord,
  key: ({ id }) => id,
  indexes: {
    ...searchIndexes,
    // Lists show the addresses of enabled groups only (06 ListGroups), so only those are indexed.
    email: ({ state, email }) => (state === 'ENABLED' ? email : undefined),
  },
}
