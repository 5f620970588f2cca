import * as z from 'zod/mini'
import { Address } from './address-pattern.ts'

export { journalSender } from '../journal-sender.ts'

/** Switched off, the addresses are kept as they are. Source: 02/JRN-02, 04/JRN-02, 04/JRN-05. */
export const JournalingInput = z.discriminatedUnion('enabled', [
  z.strictObject({
    enabled: z.literal(true),
    /** Where the records go. */
    journalAddress: Address,
    /** Who hears of a message that could not be journaled. */
    reportAddress: Address,
  }),
  z.strictObject({ enabled: z.literal(false) }),
])
export type JournalingInput = z.infer<typeof JournalingInput>
