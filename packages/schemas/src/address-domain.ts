/** Returns whether an address is one of a mail domain, in any case. */
export function isOfDomain(address: string, domainName: string): boolean {
  return address.toLowerCase().endsWith(`@${domainName.toLowerCase()}`)
}

/** Returns an address with its local part at another mail domain. */
export function atDomain(address: string, domainName: string): string {
  return `${address.slice(0, address.lastIndexOf('@'))}@${domainName.toLowerCase()}`
}
