import * as z from 'zod/mini'
import { Address } from './address-pattern.ts'

/** The local part of the address journal records come from, at the organization's test domain. Source: 02/JRN-04. */
const senderLocalPart = 'amazonjournaling'

/** The address journal records of an organization come from; nobody else can have it. Source: 02/JRN-04, 04/JRN-03. */
export function journalSender(organizationAlias: string): string {
  return `${senderLocalPart}@${organizationAlias.toLowerCase()}.awsapps.com`
}

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
