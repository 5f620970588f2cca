/** The policies, from the weakest on. Source: RFC 7489, 6.3. */
const policies: readonly string[] = ['none', 'quarantine', 'reject']

/** Whether the text of a TXT record is a DMARC record. Source: RFC 7489, 6.6.3. */
export function isDmarc(text: string): boolean {
  return /^\s*v\s*=\s*DMARC1\s*(;|$)/i.test(text)
}

/**
 * Whether a text is meant to be a DMARC record, although receivers do not take it for one.
 * Source: RFC 7489, 6.6.3.
 */
export function isNearDmarc(text: string): boolean {
  return !isDmarc(text) && /^\W*v?\W*DMARC/i.test(text)
}

/** Returns the tag after which a record lacks its semicolon; undefined if it lacks none. */
export function tagWithoutSemicolon(text: string): string | undefined {
  const [, tag] = /(?:^|;)\s*([a-z]+\s*=\s*[^\s;]+)\s+[a-z]+\s*=/i.exec(text) ?? []
  return tag
}

/** Returns a record with the semicolons that it lacks between its tags. */
function withSemicolons(text: string): string {
  return text.replace(/([^;\s])\s+(?=[a-z]+\s*=)/gi, '$1;')
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

/** Returns the tags of a record by their names in lower case, with their values as they are. */
function tagValues(text: string): [name: string, value: string][] {
  return text.split(';').flatMap((tag) => {
    const [start = '', ...rest] = tag.split('=')
    const [name, value] = [start.trim().toLowerCase(), rest.join('=').trim()]
    return name === '' || value === '' ? [] : [[name, value] as [string, string]]
  })
}

/** The tags whose values are lists of addresses. Source: RFC 7489, 6.3. */
const lists = new Set(['rua', 'ruf'])

/**
 * Merges DMARC records into the one that a name may have, which is as strict as the wanted one or
 * stricter, and holds for all mail. Everything else stays as it is: of several records with a tag the
 * value of the strictest one, and of all the addresses for reports. One record that is strict enough
 * comes back as it is. `dropped` are the parts that are no tags. Source: DOM-38; RFC 7489, 6.3.
 */
export function mergeDmarc(
  texts: readonly string[],
  wanted: string,
): { value: string; dropped: string[] } {
  const all = texts.map(withSemicolons)
  const records = all.filter(isDmarc)
  const lost = all.filter((text) => !isDmarc(text))
  if (records.length === 0 && lost.length > 0) return { value: wanted, dropped: lost }
  const strictness = (text: string) => dmarcStrictness(text) ?? -1
  const [first = wanted, ...more] = records.toSorted((a, b) => strictness(b) - strictness(a))
  if (more.length === 0 && strictness(first) >= strictness(wanted))
    return { value: first, dropped: [] }
  const tags = new Map(tagValues(first))
  const rankOf = (policy = '') => policies.indexOf(policy.toLowerCase())
  for (const [name, value] of [...more, wanted].flatMap(tagValues)) {
    const before = tags.get(name)
    if (before === undefined) tags.set(name, value)
    else if (lists.has(name)) {
      const addresses = [before, value].join(',').split(',')
      tags.set(name, [...new Set(addresses.map((address) => address.trim()))].join(','))
    }
  }
  const asked = new Map(tagValues(wanted))
  const policy = asked.get('p') ?? 'none'
  if (rankOf(tags.get('p')) < rankOf(policy)) tags.set('p', policy)
  tags.delete('pct')
  const { v = 'DMARC1', p = policy, ...others } = Object.fromEntries(tags)
  const pct = asked.get('pct')
  const parts = Object.entries({ v, p, ...(pct === undefined ? {} : { pct }), ...others })
  const isTag = (part: string) => part.trim() === '' || tagValues(part).length > 0
  return {
    value: parts.map(([name, value]) => `${name}=${value}`).join(';'),
    dropped: records.flatMap((record) => record.split(';')).filter((part) => !isTag(part)),
  }
}
