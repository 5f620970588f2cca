import { MobilePolicy } from '@mailroom/schemas/console-only/mobile-policy'
import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/**
 * The mobile policy of an organization, once somebody has changed it; kept by Region. Time in epoch
 * milliseconds. Source: MOB-01.
 */
export const MobilePolicyRecord = z.object({
  organizationId: z.string(),
  policy: MobilePolicy,
  modifiedAt: z.number(),
})
export type MobilePolicyRecord = z.infer<typeof MobilePolicyRecord>

export const mobilePolicies: CollectionDefinition<MobilePolicyRecord> = {
  name: 'mobilePolicies',
  schema: MobilePolicyRecord,
  key: ({ organizationId }) => organizationId,
}
