import type { WantedRecord } from '../cut-overs.ts'
import { plainName } from '../dns-records.ts'
import { isSpf } from '../merge-spf.ts'

/** What is wrong with a record that a person enters, by its member. */
export type WantedProblem = { member: 'name' | 'type' | 'value'; code: 'otherDomain' | 'format' }

type Rule = {
  types: readonly WantedRecord['type'][]
  /** The name before the domain; undefined for any. */
  name?: RegExp
  value?: (value: string) => boolean
}

/** A TXT without the quotes that consoles show around it. */
const bare = (value: string) => value.trim().replace(/^"(.*)"$/s, '$1')

const starts = (tag: string) => (value: string) => bare(value).toLowerCase().startsWith(tag)

/** What records of each purpose look like. Source: CUT-03, CUT-04, CUT-12. */
const rules: Record<WantedRecord['purpose'], Rule> = {
  mx: { types: ['MX'], name: /^$/, value: (value) => /^\d{1,5} +[^\s]+$/.test(value.trim()) },
  spf: { types: ['TXT'], name: /^$/, value: (value) => isSpf(bare(value)) },
  dkim: { types: ['TXT', 'CNAME'], name: /\._domainkey$/ },
  dmarc: {
    ...{ types: ['TXT'], name: /^_dmarc$/ },
    // Receivers of RFC 9989 ignore the tag `pct`; recipes do not write it.
    value: (value) => starts('v=dmarc1')(value) && !/;\s*(?:pct|rf|ri)\s*=/i.test(value),
  },
  mtaSts: { types: ['TXT'], name: /^_mta-sts$/, value: starts('v=stsv1') },
  clients: { types: ['CNAME', 'A', 'AAAA', 'SRV'], name: /^[^@]+$/ },
  ownership: { types: ['TXT', 'CNAME'] },
}

/** Says what is wrong with a record that the target's console showed; undefined if nothing is. */
export function wantedProblem(
  { purpose, name, type, value }: WantedRecord,
  domain: string,
): WantedProblem | undefined {
  const rule = rules[purpose]
  const [whole, above] = [plainName(name), plainName(domain)]
  const isInside = whole === above || whole.endsWith(`.${above}`)
  if (!isInside) return { member: 'name', code: 'otherDomain' }
  if (!rule.types.includes(type)) return { member: 'type', code: 'format' }
  const before = whole.slice(0, -above.length).replace(/\.$/, '')
  if (rule.name && !rule.name.test(before)) return { member: 'name', code: 'format' }
  return (rule.value?.(value) ?? true) ? undefined : { member: 'value', code: 'format' }
}
