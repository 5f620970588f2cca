/** The local part of the address journal records come from, at the organization's test domain. Source: 02/JRN-04. */
const senderLocalPart = 'amazonjournaling'

/** The address journal records of an organization come from; nobody else can have it. Source: 02/JRN-04, 04/JRN-03. */
export function journalSender(organizationAlias: string): string {
  return `${senderLocalPart}@${organizationAlias.toLowerCase()}.awsapps.com`
}

/** Whether an address is the sender of journal records in some organization. */
export function mayBeJournalSender(address: string): boolean {
  return address.toLowerCase().startsWith(`${senderLocalPart}@`)
}
