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
    // A list shows the address of enabled groups only (06 ListGroups), so it is found by it only then.
    email: ({ state, email }) => (state === 'ENABLED' ? email : undefined),
  },
}
