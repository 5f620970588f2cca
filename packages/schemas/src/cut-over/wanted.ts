import * as z from 'zod/mini'
import type { WantedRecord } from '../cut-overs.ts'
import { plainName } from '../dns-records.ts'
import { isSpf } from '../merge-spf.ts'

/** Why a value is none that a person may enter: each has words of its own. */
export const wantedValueProblems = [
  ...(['format', 'isWorkmail', 'noPriority', 'noSpfBegin', 'noHost', 'noAddress'] as const),
] as const

/** What is wrong with a record that a person enters, by its member. */
export type WantedProblem = {
  member: 'name' | 'type' | 'value'
  code: 'otherDomain' | (typeof wantedValueProblems)[number]
}

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
  mx: { types: ['MX'], name: /^$/ },
  spf: { types: ['TXT'], name: /^$/ },
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

const isNumber = (text = '') => /^\d{1,5}$/.test(text) && Number(text) <= 65_535

/** A host of WorkMail: mail would go on arriving there. Source: 03 §3.1. */
const workmailHost = /^inbound-smtp\.[a-z0-9-]+\.amazonaws\.com$|(?:^|\.)awsapps\.com$/

function hostProblem(host = ''): WantedProblem['code'] | undefined {
  const name = plainName(host)
  if (workmailHost.test(name)) return 'isWorkmail'
  const isHost = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/.test(name)
  return isHost && name.length <= 253 ? undefined : 'noHost'
}

/** Says what is wrong with a value as one of its type. */
function valueProblem({ purpose, type, value }: WantedRecord): WantedProblem['code'] | undefined {
  const parts = value.trim().split(/\s+/)
  if (type === 'MX' && parts.length === 1) return hostProblem(parts[0]) ?? 'noPriority'
  if (type === 'MX')
    return parts.length === 2 && isNumber(parts[0]) ? hostProblem(parts[1]) : 'format'
  if (type === 'SRV')
    return parts.length === 4 && parts.slice(0, 3).every(isNumber)
      ? hostProblem(parts[3])
      : 'format'
  if (type === 'CNAME') return hostProblem(value.trim())
  if (type === 'A') return z.ipv4().safeParse(value.trim()).success ? undefined : 'noAddress'
  if (type === 'AAAA') return z.ipv6().safeParse(value.trim()).success ? undefined : 'noAddress'
  return purpose === 'spf' && !isSpf(bare(value)) ? 'noSpfBegin' : undefined
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
  const code = valueProblem({ purpose, name, type, value })
  if (code) return { member: 'value', code }
  return (rule.value?.(value) ?? true) ? undefined : { member: 'value', code: 'format' }
}
