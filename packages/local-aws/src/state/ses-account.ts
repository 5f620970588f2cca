import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The settings of the account in a Region, under the Region's name. */
export const SesAccountRecord = z.object({
  region: z.string(),
  sendingEnabled: z.boolean(),
  activeReceiptRuleSet: z.optional(z.string()),
})
export type SesAccountRecord = z.infer<typeof SesAccountRecord>

export const sesAccounts: CollectionDefinition<SesAccountRecord> = {
  name: 'sesAccounts',
  schema: SesAccountRecord,
  key: ({ region }) => region,
}

/**
 * The messages sent from a Region in a quarter of an hour. `at` is its beginning in epoch
 * milliseconds.
 */
export const SendDataPointRecord = z.object({
  at: z.number(),
  deliveryAttempts: z.number(),
  bounces: z.number(),
  complaints: z.number(),
  rejects: z.number(),
})
export type SendDataPointRecord = z.infer<typeof SendDataPointRecord>

/** Returns a text that sorts as the time does. */
export function sortableTime(ms: number): string {
  return String(ms).padStart(16, '0')
}

export const sendDataPoints: CollectionDefinition<SendDataPointRecord> = {
  name: 'sendDataPoints',
  schema: SendDataPointRecord,
  key: ({ at }) => sortableTime(at),
  indexes: { at: ({ at }) => sortableTime(at) },
}
