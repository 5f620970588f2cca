import type { DnsCause } from './dns-records.ts'

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

/** An address to which reports come. Source: RFC 7489, 6.2 and 6.3. */
const reportAddress = /^mailto:[^@\s,!]+@[^@\s,!]+(?:![0-9]+[kmgt]?)?$/i

/** Returns the addresses of a list, each without the spaces around it. */
function addressesOf(list: string): string[] {
  const all = list.split(',').map((address) => address.trim())
  return all.filter((address) => address !== '')
}

/** Returns an address for reports as receivers want it; undefined if it cannot be told. */
function mendedAddress(address: string): string | undefined {
  if (reportAddress.test(address)) return address
  const [, plain] = /^(?:mailto\W*)?([^@\s,:!/]+@[^@\s,:!/]+)$/i.exec(address) ?? []
  return plain && `mailto:${plain}`
}

/** Returns a record in which all addresses for reports are valid, and those that had to go. */
function withMendedAddresses(text: string): { value: string; dropped: string[] } {
  const dropped: string[] = []
  const parts = text.split(';').flatMap((part) => {
    const [[name = '', list = ''] = []] = tagValues(part)
    if (!lists.has(name)) return [part]
    const addresses = addressesOf(list)
    if (addresses.every((each) => reportAddress.test(each))) return [part]
    dropped.push(...addresses.filter((each) => mendedAddress(each) === undefined))
    const mended = addresses.flatMap((each) => mendedAddress(each) ?? [])
    return mended.length === 0 ? [] : [part.replace(/=.*$/s, `=${mended.join(',')}`)]
  })
  return { value: parts.join(';'), dropped }
}

function rankOf(policy = ''): number {
  return policies.indexOf(policy.toLowerCase())
}

/**
 * Says what of a valid record does not do what it looks like: reports that never come, and subdomains
 * with a milder policy. Source: DOM-38; RFC 7489, 6.2 and 6.3.
 */
export function dmarcFlaws(text: string): DnsCause[] {
  const tags = new Map(tagValues(text))
  const lost = [...lists]
    .flatMap((name) => addressesOf(tags.get(name) ?? ''))
    .filter((address) => !reportAddress.test(address))
  const [p, sp] = [tags.get('p'), tags.get('sp')]
  const isMilder = rankOf(sp) >= 0 && rankOf(sp) < rankOf(p)
  return [
    ...(lost.length === 0 ? [] : [{ code: 'dmarcReportsLost' as const, values: lost }]),
    ...(isMilder ? [{ code: 'dmarcSubdomains' as const, values: [`sp=${sp}`], at: `p=${p}` }] : []),
  ]
}

/** Returns what records ask for where they differ, such as `p=none`; none if they agree. */
export function differentDmarcPolicies(texts: readonly string[]): string[] {
  const asked = texts.filter((text) => dmarcStrictness(text) !== undefined).map(policyOf)
  const all = [...new Set(asked)]
  return all.length > 1 ? all : []
}

/** Returns what a record asks for, with the part of the mail that it is for. */
export function policyOf(text: string): string {
  const tags = dmarcTags(text)
  const partial = tags.filter((tag) => /^pct=\d{1,2}$/.test(tag))
  return [...tags.filter((tag) => tag.startsWith('p=')), ...partial].join(';')
}

/** Returns the tags of a record that have another value in a second one, as before and after. */
export function dmarcChanges(before: string, after: string): string[] {
  const tags = new Map(tagValues(after))
  return tagValues(withSemicolons(before)).flatMap(([name, value]) => {
    const other = tags.get(name)
    return other === undefined || other === value ? [] : [`${name}=${value} → ${name}=${other}`]
  })
}

/** How mild a record is; of those for nothing or a part of the mail, one that asks for nothing first. */
function mildnessOf(text: string): number {
  const strictness = dmarcStrictness(text)
  return strictness === undefined ? 9 : strictness + rankOf(new Map(tagValues(text)).get('p')) / 10
}

/**
 * Merges DMARC records into the one that a name may have. One record that is as strict as the wanted
 * one stays; a weaker one gets the wanted policy, for all mail. Of several the mildest policy stays, for
 * the domain and for its subdomains, so that no mail is treated worse than each of them asks.
 * Everything else stays as it is: of several records with a tag the value of the mildest one, and of
 * all the addresses for reports, each as receivers want it. `dropped` are the parts that are no tags
 * or no addresses. Source: DOM-38; RFC 7489, 6.2, 6.3.
 */
export function mergeDmarc(
  texts: readonly string[],
  wanted: string,
): { value: string; dropped: string[] } {
  const all = texts.map(withSemicolons)
  const lost = all.filter((text) => !isDmarc(text))
  const mended = all.filter(isDmarc).map(withMendedAddresses)
  const records = mended.map(({ value }) => value)
  if (records.length === 0 && lost.length > 0) return { value: wanted, dropped: lost }
  const dropped = mended.flatMap((each) => each.dropped)
  const [first = wanted, ...more] = records.toSorted((a, b) => mildnessOf(a) - mildnessOf(b))
  const strictness = dmarcStrictness(first) ?? -1
  if (more.length === 0 && strictness >= (dmarcStrictness(wanted) ?? -1))
    return { value: first, dropped }
  const tags = new Map(tagValues(first))
  for (const [name, value] of [...more, wanted].flatMap(tagValues)) {
    const before = tags.get(name)
    if (before === undefined) tags.set(name, value)
    else if (lists.has(name))
      tags.set(name, [...new Set(addressesOf(`${before},${value}`))].join(','))
  }
  const asked = new Map(tagValues(wanted))
  const isOneOfSeveral = more.length > 0 && strictness >= 0
  if (isOneOfSeveral && tags.has('sp')) {
    const each = records.map((text) => new Map(tagValues(text)))
    const milder = each.flatMap((its) => its.get('sp') ?? its.get('p') ?? [])
    const [mildest] = milder.filter((it) => rankOf(it) >= 0).sort((a, b) => rankOf(a) - rankOf(b))
    if (mildest !== undefined) tags.set('sp', mildest)
  }
  const policy = asked.get('p') ?? 'none'
  if (!isOneOfSeveral && rankOf(tags.get('p')) < rankOf(policy)) tags.set('p', policy)
  const pct = isOneOfSeveral
    ? (new Map(tagValues(first)).get('pct') ?? asked.get('pct'))
    : asked.get('pct')
  tags.delete('pct')
  const { v = 'DMARC1', p = policy, ...others } = Object.fromEntries(tags)
  const parts = Object.entries({ v, p, ...(pct === undefined ? {} : { pct }), ...others })
  const isTag = (part: string) => part.trim() === '' || tagValues(part).length > 0
  const noTags = records.flatMap((record) => record.split(';')).filter((part) => !isTag(part))
  return {
    value: parts.map(([name, value]) => `${name}=${value}`).join(';'),
    dropped: [...noTags, ...dropped],
  }
}
