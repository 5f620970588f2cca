import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/**
 * An organization's journaling settings; the addresses are kept while journaling is disabled. Kept
 * by Region. Time in epoch milliseconds. Source: 04/JRN-02, 04/JRN-05.
 */
export const JournalingRecord = z.object({
  organizationId: z.string(),
  enabled: z.boolean(),
  journalAddress: z.string(),
  reportAddress: z.string(),
  modifiedAt: z.number(),
})
export type JournalingRecord = z.infer<typeof JournalingRecord>

export const journalingSettings: CollectionDefinition<JournalingRecord> = {
  name: 'journalingSettings',
  schema: JournalingRecord,
  key: ({ organizationId }) => organizationId,
}
