/** The policies, from the weakest on. Source: RFC 7489, 6.3. */
const policies = ['none', 'quarantine', 'reject'] as const

/** Whether the text of a TXT record is a DMARC record. Source: RFC 7489, 6.6.3. */
export function isDmarc(text: string): boolean {
  return /^\s*v\s*=\s*DMARC1\s*(;|$)/i.test(text)
}

/** Returns the tags of a DMARC record, without spaces and in an order of their own. */
export function dmarcTags(text: string): string[] {
  const tags = text.toLowerCase().replace(/\s/g, '').split(';')
  return tags.filter((tag) => tag !== '').sort()
}

/**
 * Returns how strict the policy of a DMARC record is: 0 for `none`, or if it is for a part of the mail
 * only, 1 for `quarantine`, 2 for `reject`; undefined if it has no valid one. Source: RFC 7489, 6.3.
 */
export function dmarcStrictness(text: string): number | undefined {
  const tags = dmarcTags(text)
  const found = policies.findIndex((policy) => tags.includes(`p=${policy}`))
  if (!isDmarc(text) || found < 0) return undefined
  const isPartial = tags.some((tag) => /^pct=\d{1,2}$/.test(tag))
  return isPartial ? 0 : found
}
