import * as z from 'zod/mini'
import { Address } from './address-pattern.ts'

export { journalSender } from '../journal-sender.ts'

/**
 * The journaling settings. Disabling keeps the addresses. Source: 02/JRN-02, 04/JRN-02, 04/JRN-05.
 */
export const JournalingInput = z.discriminatedUnion('enabled', [
  z.strictObject({
    enabled: z.literal(true),
    /** Receives the journal records. */
    journalAddress: Address,
    /** Receives a report of each message that could not be journaled. */
    reportAddress: Address,
  }),
  z.strictObject({ enabled: z.literal(false) }),
])
export type JournalingInput = z.infer<typeof JournalingInput>
