import type { Entity } from '@mailroom/schemas'

/**
 * Returns the addresses of an entity in a domain, the primary one first; a domain below it is
 * another one.
 */
export function addressesIn({ email, aliases = [] }: Entity, domainName: string): string[] {
  const end = `@${domainName.toLowerCase()}`
  const all = [...(email === undefined ? [] : [email]), ...aliases]
  return all.filter((address) => address.toLowerCase().endsWith(end))
}
