import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'
import { entityMembers, searchIndexes } from './entities.ts'

export const BookingOptions = z.object({
  AutoAcceptRequests: z.boolean(),
  AutoDeclineRecurringRequests: z.boolean(),
  AutoDeclineConflictingRequests: z.boolean(),
})
export type BookingOptions = z.infer<typeof BookingOptions>

export const ResourceRecord = z.object({
  entityType: z.literal('RESOURCE'),
  ...entityMembers,
  type: z.enum(['ROOM', 'EQUIPMENT']),
  description: z.optional(z.string()),
  bookingOptions: BookingOptions,
})
export type ResourceRecord = z.infer<typeof ResourceRecord>

export const resources: CollectionDefinition<ResourceRecord> = {
  name: 'resources',
  schema: ResourceRecord,
  key: ({ id }) => id,
  indexes: searchIndexes,
}
