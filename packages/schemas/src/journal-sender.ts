/**
 * The local part of the address that sends journal records, in the organization's test domain.
 * Source: 02/JRN-04.
 */
const senderLocalPart = 'amazonjournaling'

/**
 * Returns the address that sends an organization's journal records. No entity can have it.
 * Source: 02/JRN-04, 04/JRN-03.
 */
export function journalSender(organizationAlias: string): string {
  return `${senderLocalPart}@${organizationAlias.toLowerCase()}.awsapps.com`
}

/** Whether an address sends the journal records of any organization. */
export function mayBeJournalSender(address: string): boolean {
  return address.toLowerCase().startsWith(`${senderLocalPart}@`)
}
