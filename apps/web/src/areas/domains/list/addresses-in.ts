import type { Entity, EntityQuery } from '@mailroom/schemas/entities'

/**
 * Returns the addresses of an entity in a domain, the primary one first; a domain below it is
 * another one.
 */
export function addressesIn({ email, aliases = [] }: Entity, domainName: string): string[] {
  const end = `@${domainName.toLowerCase()}`
  const all = [...(email === undefined ? [] : [email]), ...aliases]
  return all.filter((address) => address.toLowerCase().endsWith(end))
}

/**
 * Returns the search for those who use a domain. Those that are disabled have released their
 * addresses, and keep nobody from removing it. Source: 00-index, decision 8.
 */
export function usersOf(domainName: string): EntityQuery {
  return { mailDomain: domainName, states: ['ENABLED'] }
}
