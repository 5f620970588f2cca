import { isIP } from 'node:net'
import {
  dmarcFlaws,
  dmarcStrictness,
  dmarcTags,
  isDmarc,
  isNearDmarc,
  tagWithoutSemicolon,
} from '@mailroom/schemas/dmarc'
import type { DnsCause, DnsPurpose, DnsStatus } from '@mailroom/schemas/dns-records'
import { plainName } from '@mailroom/schemas/dns-records'
import { isNearSpf } from '@mailroom/schemas/merge-spf'
import type { Question } from './asker.ts'
import type { ExpectedRecord } from './expected-records.ts'
import type { Found } from './found.ts'
import type { ZoneRecord } from './record-text.ts'
import { maxSpfLookups, spfFaults, spfRecords } from './spf.ts'

/** The records of a purpose, as one server shows them, and what they should be. */
export type Shown = {
  purpose: DnsPurpose
  domainName: string
  expected: readonly ExpectedRecord[]
  /** Returns what the server has at a name; undefined if it did not say. */
  at(question: Question): Found | undefined
  /** How many lookups the SPF record needs, if they were counted. */
  spfLookups?: number | undefined
  /** Where the CNAMEs of the mail servers lead that the MX records name, if that was asked. */
  mxAliases?: ReadonlyMap<string, readonly string[]> | undefined
}

/** What is to be said about the records of one server. */
export type Judgement = {
  status: Exclude<DnsStatus, 'unchecked'>
  causes: readonly DnsCause[]
  /** The records that decided. */
  records: readonly ZoneRecord[]
}

/** Providers append the domain to a name that they do not take for a full one. Source: DOM-10. */
export function doubledName(name: string, domainName: string): string {
  return `${name}.${plainName(domainName)}`
}

/** The TTL that keeps old values in caches for too long. Seconds. Source: DOM-11. */
const longTtl = 3_600

const verified = (records: readonly ZoneRecord[], ...causes: DnsCause[]): Judgement => ({
  ...{ status: 'verified', records, causes },
})
const inconsistent = (records: readonly ZoneRecord[], ...causes: DnsCause[]): Judgement => ({
  ...{ status: 'inconsistent', records, causes },
})

function missing(
  { at, domainName }: Shown,
  expected: readonly ExpectedRecord[],
  isRight: (values: readonly string[], record: ExpectedRecord) => boolean,
  ...causes: DnsCause[]
): Judgement {
  const doubled = expected.flatMap((record) => {
    const name = doubledName(record.name, domainName)
    const values = at({ name, type: record.type })?.records.map(({ value }) => value) ?? []
    return isRight(values, record) ? [name] : []
  })
  const suffix = doubled.length === 0 ? [] : [{ code: 'suffixDoubled' as const, values: doubled }]
  return { status: 'missing', causes: [...suffix, ...causes], records: [] }
}

/**
 * Says which values have the domain appended, as providers do with a name that has no dot at its end.
 * `isRight` takes a value without it. Source: DOM-10.
 */
function doubledValues(
  { domainName }: Shown,
  records: readonly ZoneRecord[],
  isRight: (value: string) => boolean,
): DnsCause[] {
  const suffix = `.${plainName(domainName)}`
  const values = records
    .map(({ value }) => plainName(value))
    .filter((value) => value.endsWith(suffix) && isRight(value.slice(0, -suffix.length)))
  return values.length === 0 ? [] : [{ code: 'valueSuffixDoubled', values }]
}

/** The least characters by which a value is known to be a part of another one. */
const leastOfPart = 8

/** Says which values are only a part of the wanted one. */
function cutOffValues(records: readonly ZoneRecord[], wanted: string): DnsCause[] {
  const values = records.flatMap(({ value, type }) => {
    const said = type === 'TXT' ? value : plainName(value)
    const isPart = said.length >= leastOfPart && said !== wanted && wanted.includes(said)
    return isPart ? [value] : []
  })
  return values.length === 0 ? [] : [{ code: 'valueCutOff', values, at: wanted }]
}

/** The mail servers of services that filter mail before it reaches WorkMail. Source: DOM-27. */
const mailProxies: Readonly<Record<string, readonly string[]>> = {
  Barracuda: ['barracudanetworks.com'],
  Broadcom: ['messagelabs.com'],
  'Cisco Secure Email': ['iphmx.com'],
  Cloudflare: ['mx.cloudflare.net', 'mxrecord.io'],
  Forcepoint: ['mailcontrol.com'],
  Hornetsecurity: ['hornetsecurity.com', 'antispameurope.com'],
  MailGuard: ['mailguard.com.au'],
  Mimecast: ['mimecast.com', 'mimecast.co.za'],
  'N-able Mail Assure': ['antispamcloud.com', 'spamexperts.com'],
  NoSpamProxy: ['cloud.nospamproxy.com'],
  Proofpoint: ['pphosted.com', 'ppe-hosted.com', 'gpphosted.com'],
  Retarus: ['retarus.com'],
  Sophos: ['hydra.sophos.com'],
  Trellix: ['fireeyecloud.com', 'fireeyegov.com'],
  'Trend Micro': ['trendmicro.com', 'trendmicro.eu', 'trendmicro.co.jp'],
}

/** Returns the service that a mail server belongs to, if it is a known one. */
function mailProxyOf(host: string): string | undefined {
  const isOf = (domain: string) => host === domain || host.endsWith(`.${domain}`)
  return Object.keys(mailProxies).find((name) => mailProxies[name]?.some(isOf))
}

const preferenceOf = ({ value }: ZoneRecord) => Number.parseInt(value, 10)

/** Returns the host that an MX record names. */
export const hostOf = (mx: string) => plainName(mx.replace(/^\d+\s+/, ''))

/** Amazon SES uses a MAIL FROM domain only if its own server is the one MX of it. Source: DOM-43. */
function judgeMailFromMx(shown: Shown, wanted: readonly ExpectedRecord[]): Judgement | undefined {
  const judgement = judgeMx(shown, wanted)
  const codes: readonly string[] = ['precedingMx', 'severalMx', 'mailProxy', 'otherMx']
  const host = hostOf(wanted[0]?.value ?? '')
  const others = judgement?.records.map(({ value }) => hostOf(value)) ?? []
  const cause = { code: 'otherMailFromMx' as const, values: others.filter((it) => it !== host) }
  return (
    judgement && {
      ...judgement,
      causes: judgement.causes.map((each) => (codes.includes(each.code) ? cause : each)),
    }
  )
}

function judgeMx(shown: Shown, [wanted]: readonly ExpectedRecord[]): Judgement | undefined {
  const found = wanted && shown.at(wanted)
  if (!found) return undefined
  const { records } = found
  const host = hostOf(wanted.value)
  const hosts = records.map(({ value }) => hostOf(value))
  const others = hosts.filter((each) => each !== host)
  if (hosts.length === 0)
    return missing(shown, [wanted], (values) => values.map(hostOf).includes(host))
  if (others.length === 0) {
    const isUsual = records.some(({ value }) => value.split(' ')[0] === wanted.value.split(' ')[0])
    return isUsual
      ? verified(records)
      : verified(records, { code: 'preference', values: records.map(({ value }) => value) })
  }
  if (others.length < hosts.length) {
    const own = records.filter(({ value }) => hostOf(value) === host).map(preferenceOf)
    // Senders take the lowest number first. A mail proxy is meant to be first.
    const count = Math.min(...own)
    const values = records
      .filter((each) => preferenceOf(each) < count)
      .map((each) => `${preferenceOf(each)} ${hostOf(each.value)}`)
    return values.some((each) => mailProxyOf(hostOf(each)) === undefined)
      ? inconsistent(records, { code: 'precedingMx', values, count })
      : inconsistent(records, { code: 'severalMx', values: others })
  }
  const [doubled] = doubledValues(shown, records, (value) => hostOf(value) === host)
  if (doubled) return inconsistent(records, doubled)
  const regional = host.split('.')
  const isOfOtherRegion = (each: string) =>
    String(each.split('.').toSpliced(1, 1)) === String(regional.toSpliced(1, 1))
  const elsewhere = others.filter(isOfOtherRegion)
  if (elsewhere.length > 0)
    return inconsistent(records, { code: 'otherRegionMx', values: elsewhere })
  const addresses = others.filter((each) => isIP(each) > 0)
  if (addresses.length > 0)
    return inconsistent(records, { code: 'mxAddress', values: addresses, at: host })
  const aliases = others.filter((each) => shown.mxAliases?.get(each)?.includes(host))
  if (aliases.length > 0)
    return inconsistent(records, { code: 'mxAlias', values: aliases, at: host })
  const proxies = [...new Set(others.flatMap((each) => mailProxyOf(each) ?? []))]
  return proxies.length > 0
    ? inconsistent(records, { code: 'mailProxy', values: proxies })
    : inconsistent(records, { code: 'otherMx', values: others })
}

/** Any value may be the token, also one at the domain itself. Source: DOM-23, DOM-24. */
function judgeOwnership(shown: Shown, [wanted]: readonly ExpectedRecord[]): Judgement | undefined {
  if (!wanted) return undefined
  const has = ({ records }: Found) => records.some(({ value }) => value === wanted.value)
  const found = shown.at(wanted)
  const apex = shown.at({ name: plainName(shown.domainName), type: 'TXT' })
  if (found && has(found)) {
    const { records } = found
    return records.length > 1 ? verified(records, { code: 'severalTokens' }) : verified(records)
  }
  if (apex && has(apex)) return verified(apex.records, { code: 'tokenAtApex' })
  if (!found) return undefined
  if (found.records.length === 0)
    return missing(shown, [wanted], (values) => values.includes(wanted.value))
  const [cutOff] = cutOffValues(found.records, wanted.value)
  if (cutOff) return inconsistent(found.records, cutOff)
  const values = found.records.map(({ value }) => value)
  const lower = wanted.value.toLowerCase()
  const alike = values.filter((value) => value.toLowerCase() === lower)
  if (alike.length > 0)
    return inconsistent(found.records, { code: 'tokenCase', values: alike, at: wanted.value })
  return inconsistent(found.records, { code: 'otherToken', values })
}

/** All CNAMEs have to be there. Source: DOM-36. */
function judgeDkim(shown: Shown, wanted: readonly ExpectedRecord[]): Judgement | undefined {
  const founds = wanted.map((record) => ({ record, found: shown.at(record) }))
  const records = founds.flatMap(({ found }) => found?.records ?? [])
  const others = founds.flatMap(({ record, found }) =>
    (found?.records ?? []).filter(({ value }) => plainName(value) !== record.value),
  )
  const unsaid = founds.some(({ found }) => !found)
  const targets = wanted.map(({ value }) => value)
  const doubled = doubledValues(shown, others, (value) => targets.includes(value))
  /** What is to be said of each record by itself. */
  const each = founds.flatMap(({ record, found }): DnsCause[] => {
    if (!found) return []
    const at = record.name
    const values = found.records.map(({ value }) => plainName(value))
    if (values.length === 0) return [{ code: 'recordMissing', at }]
    if (values.includes(record.value)) return [{ code: 'recordRight', at }]
    if (doubledValues(shown, found.records, (value) => value === record.value).length > 0) return []
    const cutOff = cutOffValues(found.records, record.value)
    return cutOff.length > 0 ? cutOff : [{ code: 'recordWrong', at, values }]
  })
  if (others.length > 0) return inconsistent(records, ...doubled, ...each)
  if (unsaid) return undefined
  const absent = founds.flatMap(({ record, found }) => (found?.records[0] ? [] : [record]))
  if (absent.length === 0) return verified(records)
  return missing(
    shown,
    absent,
    (values, record) => values.map(plainName).includes(record.value),
    ...(absent.length < wanted.length ? each : []),
  )
}

/** Phase 3 of AutoDiscover; phase 2 shows only when it is tried. Source: 03 §3.3. */
function judgeAutodiscover(shown: Shown, [wanted]: readonly ExpectedRecord[]) {
  const found = wanted && shown.at(wanted)
  if (!found) return undefined
  const addresses = shown.at({ name: wanted.name, type: 'A' })
  const targets = found.records.map(({ value }) => plainName(value))
  const chain = [...new Set([...targets, ...(addresses?.aliases ?? [])])]
  if (addresses?.isLoop) {
    const loop = [wanted.name, ...addresses.aliases]
    return inconsistent(found.records, { code: 'cnameLoop', values: [...new Set(loop)] })
  }
  if (chain.includes(wanted.value)) return verified(found.records)
  const doubled = doubledValues(shown, found.records, (value) => value === wanted.value)
  if (doubled.length > 0) return inconsistent(found.records, ...doubled)
  const [cutOff] = cutOffValues(found.records, wanted.value)
  if (cutOff) return inconsistent(found.records, cutOff)
  if (chain.length > 0) return inconsistent(found.records, { code: 'otherTarget', values: chain })
  const values = addresses?.records.map(({ value }) => value) ?? []
  if (values.length > 0)
    return inconsistent(addresses?.records ?? [], { code: 'addressInstead', values })
  return missing(shown, [wanted], (others) => others.map(plainName).includes(wanted.value))
}

/** Source: DOM-37; RFC 7208, 4.5 and 4.6.4. */
function judgeSpf(shown: Shown, [wanted]: readonly ExpectedRecord[]): Judgement | undefined {
  const found = wanted && shown.at(wanted)
  if (!found) return undefined
  const isRight = (text: string) => spfFaults(text, wanted.value).length === 0
  const records = found.records.filter(({ value }) => spfRecords([value]).length > 0)
  const [text = '', ...more] = records.map(({ value }) => value)
  const near = found.records.filter(({ value }) => isNearSpf(value))
  if (records.length === 0 && near.length > 0)
    return inconsistent(near, { code: 'spfMalformed', values: near.map(({ value }) => value) })
  if (records.length === 0)
    return missing(shown, [wanted], (values) => spfRecords(values).some(isRight))
  if (more.length > 0) return inconsistent(records, { code: 'spfDoubled', values: [text, ...more] })
  const faults = spfFaults(text, wanted.value)
  if (faults.length > 0) return inconsistent(records, ...faults)
  const { spfLookups: count = 0 } = shown
  return count > maxSpfLookups
    ? inconsistent(records, { code: 'spfTooManyLookups', count, values: [text] })
    : verified(records)
}

/** Says why receivers do not understand a DMARC record. */
function malformedDmarc(text: string): DnsCause {
  const at = tagWithoutSemicolon(text)
  return at === undefined
    ? { code: 'dmarcMalformed', values: [text] }
    : { code: 'dmarcWithoutSemicolon', values: [text], at }
}

/** Source: DOM-38; RFC 7489, 6.3 and 6.6.3. */
function judgeDmarc(shown: Shown, [wanted]: readonly ExpectedRecord[]): Judgement | undefined {
  const found = wanted && shown.at(wanted)
  if (!found) return undefined
  const isSame = (value: string) => String(dmarcTags(value)) === String(dmarcTags(wanted.value))
  const records = found.records.filter(({ value }) => isDmarc(value))
  const [text = '', ...more] = records.map(({ value }) => value)
  const near = found.records.filter(({ value }) => isNearDmarc(value))
  const [first] = near
  if (records.length === 0 && first) return inconsistent(near, malformedDmarc(first.value))
  if (records.length === 0) return missing(shown, [wanted], (values) => values.some(isDmarc))
  if (more.length > 0)
    return inconsistent(records, { code: 'dmarcDoubled', values: [text, ...more] })
  if (isSame(text)) return verified(records)
  const strictness = dmarcStrictness(text)
  const codes = ['dmarcWeaker', 'dmarcDiffers', 'dmarcStricter'] as const
  const code = strictness === undefined ? undefined : codes[strictness]
  if (code === undefined && tagWithoutSemicolon(text) !== undefined)
    return inconsistent(records, malformedDmarc(text))
  const flaws = dmarcFlaws(text)
  // What has a fault is not told that it can stay.
  const isFine = code === 'dmarcDiffers' || code === 'dmarcStricter'
  const verdict = { code: code ?? ('dmarcInvalid' as const), values: [text] }
  return inconsistent(records, ...(isFine && flaws.length > 0 ? [] : [verdict]), ...flaws)
}

const judges: Record<DnsPurpose, typeof judgeMx> = {
  ownership: judgeOwnership,
  mx: judgeMx,
  autodiscover: judgeAutodiscover,
  dkim: judgeDkim,
  spf: judgeSpf,
  dmarc: judgeDmarc,
  mailFromMx: judgeMailFromMx,
  mailFromSpf: judgeSpf,
}

/** Adds that the expected record is there as well, at a name with the domain appended. */
function withDoubled(judgement: Judgement, { at, domainName, expected }: Shown): Judgement {
  const doubled = expected.flatMap((record) => {
    const name = doubledName(record.name, domainName)
    const values = at({ name, type: record.type })?.records.map(({ value }) => value) ?? []
    const isWanted = (value: string) =>
      value === record.value || (record.type !== 'TXT' && plainName(value) === record.value)
    return values.some(isWanted) ? [name] : []
  })
  if (doubled.length === 0) return judgement
  const causes = [{ code: 'suffixDoubled' as const, values: doubled }, ...judgement.causes]
  return { ...judgement, causes }
}

/** The records that may stand beside a CNAME. Source: RFC 2181, 10.1; RFC 4034, 2.5. */
const besideCname: readonly string[] = ['CNAME', 'RRSIG', 'NSEC']

/** What is asked about a name, to see whether it has a CNAME beside other records. */
const besideTypes = ['CNAME', 'MX', 'TXT', 'A'] as const

/**
 * Returns the further questions about a name that show a CNAME beside what is wanted: servers that
 * allow it answer with one of them at a time.
 */
export function besideQuestions({ name, type }: ExpectedRecord): Question[] {
  return (type === 'CNAME' ? (['TXT', 'A'] as const) : (['CNAME'] as const)).map((other) => ({
    ...{ name, type: other },
  }))
}

/** Returns whether a name has a CNAME and other records, which DNS forbids; a zone has others. */
function isCnameBeside({ name }: ExpectedRecord, { at }: Shown, zone: string | undefined): boolean {
  const types = besideTypes.flatMap((type) => at({ name, type })?.types ?? [])
  return (
    types.includes('CNAME') && (name === zone || types.some((type) => !besideCname.includes(type)))
  )
}

/**
 * Judges the records of a purpose as one server shows them. `zone` is the name of the zone, if it is
 * known: no CNAME may be there. Undefined if the server did not say enough. Source: 03 §3.3.
 */
export function judgeRecords(shown: Shown, zone?: string): Judgement | undefined {
  const { purpose, expected } = shown
  const judged = judges[purpose](shown, expected)
  const judgement = judged?.status === 'inconsistent' ? withDoubled(judged, shown) : judged
  const beside = expected.filter((record) => isCnameBeside(record, shown, zone))
  if (beside.length > 0)
    return inconsistent(judgement?.records ?? [], {
      ...{ code: 'cnameBesideOthers', values: beside.map(({ name }) => name) },
    })
  const ttl = Math.max(0, ...(judgement?.records ?? []).map((record) => record.ttl))
  const isTtlAdvised = purpose === 'mx' || purpose === 'autodiscover'
  if (!judgement || !isTtlAdvised || ttl <= longTtl) return judgement
  return { ...judgement, causes: [...judgement.causes, { code: 'longTtl', count: ttl }] }
}
