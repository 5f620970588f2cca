import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/**
 * Whether an organization enforces senders' DMARC policies, once somebody has changed it; kept by
 * Region.
 */
export const InboundDmarcRecord = z.object({ organizationId: z.string(), enforced: z.boolean() })
export type InboundDmarcRecord = z.infer<typeof InboundDmarcRecord>

export const inboundDmarcSettings: CollectionDefinition<InboundDmarcRecord> = {
  name: 'inboundDmarcSettings',
  schema: InboundDmarcRecord,
  key: ({ organizationId }) => organizationId,
}
