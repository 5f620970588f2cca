import * as z from 'zod/mini'

const domain = /^(?=.{3,253}$)(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)+(?!-)[a-z0-9-]{2,63}(?<!-)$/
const localPart = /^[^\s@*"(),:;<>[\]\\]{1,64}$/
const maxLength = 254

function isAddress(text: string): boolean {
  const [local = '', name = '', ...rest] = text.split('@')
  return text.length <= maxLength && localPart.test(local) && domain.test(name) && rest.length === 0
}

/**
 * Whether a text in lower case is one of the four forms of a pattern, none of which contains `+`.
 * Source: FLOW-10, FLOW-11.
 */
function isPattern(text: string): boolean {
  if (text === '*') return true
  if (text.length > maxLength || text.includes('+')) return false
  if (text.includes('@')) return isAddress(text)
  return domain.test(text.startsWith('*.') ? text.slice(2) : text)
}

/**
 * The address of a sender or recipient; kept in lower case. Problem: `address`. Source: FLOW-36.
 */
export const Address = z.string().check(z.toLowerCase(), z.refine(isAddress, { error: 'address' }))

/**
 * An address pattern: `mailbox@example.com`, `example.com`, `*.example.com` or `*`; kept in lower
 * case. Problem: `addressPattern`. Source: FLOW-10, FLOW-11.
 */
export const AddressPattern = z
  .string()
  .check(z.toLowerCase(), z.refine(isPattern, { error: 'addressPattern' }))

/**
 * Greater is more specific. A wildcard domain counts by its length, because of two that match one
 * address the longer is narrower.
 */
const specificity = { everything: 0, domain: 1_000, address: 1_001 } as const

/** Returns how specific a pattern is: address > domain > wildcard domain > `*`. Source: FLOW-23. */
export function specificityOf(pattern: string): number {
  if (pattern === '*') return specificity.everything
  if (pattern.includes('@')) return specificity.address
  return pattern.startsWith('*.') ? pattern.length : specificity.domain
}

/** Whether a domain is `base` or a subdomain of it. */
function isWithin(name: string, base: string): boolean {
  return name === base || name.endsWith(`.${base}`)
}

/** Whether a pattern matches an address in lower case. Source: FLOW-10. */
export function matchesPattern(pattern: string, address: string): boolean {
  if (pattern === '*') return true
  if (pattern.includes('@')) return pattern === address
  const name = address.slice(address.lastIndexOf('@') + 1)
  return pattern.startsWith('*.') ? isWithin(name, pattern.slice(2)) : name === pattern
}

/** Whether both patterns can match the same address. Source: FLOW-25. */
export function patternsOverlap(one: string, other: string): boolean {
  const [wide, narrow] =
    specificityOf(one) <= specificityOf(other) ? ([one, other] as const) : ([other, one] as const)
  if (wide === '*') return true
  if (narrow.includes('@')) return matchesPattern(wide, narrow)
  if (!wide.startsWith('*.')) return wide === narrow
  return isWithin(narrow.startsWith('*.') ? narrow.slice(2) : narrow, wide.slice(2))
}
