import * as z from 'zod/mini'
import { read } from './declare.ts'
import { itsMailDomain, ofMailDomain } from './domain-identities.ts'
import { roles } from './role.ts'
import { timestamp } from './timestamp.ts'

/** A DNS record as `GetMailDomain` returns it. */
type DnsRecord = { type: string; hostname: string; value: string }

/** What the DNS records of a mail domain are for. Source: 03 §3.1. */
export const dnsPurposes = [
  'ownership',
  'mx',
  'autodiscover',
  'dkim',
  'spf',
  'dmarc',
  'mailFromMx',
  'mailFromSpf',
] as const
export type DnsPurpose = (typeof dnsPurposes)[number]

/** Returns a domain name as DNS compares it: in lower case, without the dot at its end. */
export function plainName(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '')
}

/**
 * Returns what a record is for, by its name and value: AWS does not say, and their order is not
 * promised. Source: 03 §3.2.
 */
export function dnsPurposeOf(record: DnsRecord, domainName: string): DnsPurpose | 'other' {
  const { type, hostname, value } = record
  const name = plainName(hostname)
  const domain = plainName(domainName)
  if (type === 'TXT' && name.startsWith('_amazonses.')) return 'ownership'
  if (type === 'MX' && name === domain) return 'mx'
  if (type === 'CNAME' && name === `autodiscover.${domain}`) return 'autodiscover'
  if (type === 'CNAME' && name.includes('._domainkey.')) return 'dkim'
  if (type === 'TXT' && name === domain && /^"?v=spf1/i.test(value)) return 'spf'
  if (name.startsWith('_dmarc.')) return 'dmarc'
  // The MAIL FROM domain is below the domain, with an MX and an SPF record of its own.
  if (!name.endsWith(`.${domain}`)) return 'other'
  if (type === 'MX' && /\bfeedback-smtp\./i.test(value)) return 'mailFromMx'
  if (type === 'TXT' && /^"?v=spf1\b.*\bamazonses\.com\b/i.test(value)) return 'mailFromSpf'
  return 'other'
}

/**
 * What the DNS says about the records of a purpose. `unchecked` if the servers could not be asked,
 * which does not mean that there is nothing. Source: DOM-06, 03 §3.3.
 */
export const dnsStatuses = ['verified', 'missing', 'inconsistent', 'unchecked'] as const
export type DnsStatus = (typeof dnsStatuses)[number]

/** Why there is no answer of a server. */
export const dnsFailures = [
  'timeout',
  'connectionRefused',
  'unreachable',
  /** This machine has no way to the address, for example because it has no IPv6. */
  'noRoute',
  /** What came was no answer to the question. */
  'badAnswer',
  /** The answer is cut off even over TCP, so that nobody knows what is missing in it. */
  'cutOff',
  /** The address is none of a host on the Internet, and was not asked. */
  'forbiddenAddress',
  /** The name of the server has no address. */
  'noAddress',
] as const
export type DnsFailure = (typeof dnsFailures)[number]

/** Why the records of a purpose have their status, or what is remarkable although it is good. */
export const dnsCauses = [
  'notConfigured',
  'noResolver',
  'noAnswer',
  'dnssec',
  'suffixDoubled',
  'valueSuffixDoubled',
  'cnameBesideOthers',
  'cnameLoop',
  'otherTarget',
  'otherToken',
  'tokenCase',
  'valueCutOff',
  'recordRight',
  'recordWrong',
  'recordMissing',
  'precedingMx',
  'severalMx',
  'otherRegionMx',
  'mailProxy',
  'otherMx',
  'mxAddress',
  'mxAlias',
  'otherMailFromMx',
  'preference',
  'spfDoubled',
  'spfMalformed',
  'spfWithoutColon',
  'spfWithoutInclude',
  'spfUnknownTerm',
  'spfRefusesInclude',
  'spfAfterAll',
  'spfAllowsAll',
  'spfRedirectIgnored',
  'spfTooManyLookups',
  'dmarcDoubled',
  'dmarcMalformed',
  'dmarcWithoutSemicolon',
  'dmarcInvalid',
  'dmarcWeaker',
  'dmarcDiffers',
  'dmarcStricter',
  'dmarcReportsLost',
  'dmarcSubdomains',
  'addressInstead',
  'phase2',
  'tokenAtApex',
  'severalTokens',
  'notYetPropagated',
  'serversDisagree',
  'longTtl',
  'lameServer',
  'unreachableServer',
  'cutOff',
  'privateServer',
  'foreignAnswers',
] as const
export type DnsCauseCode = (typeof dnsCauses)[number]

const DnsCause = z.object({
  code: z.enum(dnsCauses),
  /** The names or values that it is about. */
  values: z.optional(z.array(z.string())),
  /** Where it is: the name that has the values, or the part of the value that is wrong. */
  at: z.optional(z.string()),
  /** The servers that it is about: their names, or addresses where they have none. */
  servers: z.optional(z.array(z.string())),
  /** When the old answer leaves the caches. */
  until: z.optional(timestamp),
  /** How many lookups an SPF record needs, the TTL in seconds, or the number of an MX record. */
  count: z.optional(z.number()),
})
export type DnsCause = z.infer<typeof DnsCause>

/** An answer of a DNS server, or why there is none. */
const DnsAnswer = z.object({
  server: z.object({
    name: z.optional(z.string()),
    /** Absent if the server's name has none. */
    address: z.optional(z.string()),
    /** Absent if it is the port of DNS, 53. */
    port: z.optional(z.number()),
    kind: z.enum(['authoritative', 'recursive']),
  }),
  question: z.object({ name: z.string(), type: z.string() }),
  /** The response code by its name, such as `NXDOMAIN`. */
  rcode: z.optional(z.string()),
  failure: z.optional(z.enum(dnsFailures)),
  /** Whether the server answers for the zone itself. */
  isAuthoritative: z.optional(z.boolean()),
  /** In the order of the answer. Characters that nobody sees are written as `\DDD`. */
  records: z.array(
    z.object({ name: z.string(), type: z.string(), ttl: z.number(), value: z.string() }),
  ),
  /** How many records are left out, because there are too many. */
  leftOut: z.number(),
  /** How many records and packets were ignored, because they do not belong to the question. */
  ignored: z.number(),
  milliseconds: z.number(),
})
export type DnsAnswer = z.infer<typeof DnsAnswer>

/** What the DNS says about the records of a purpose. */
const DnsCheck = z.object({
  status: z.enum(dnsStatuses),
  /** The one that decides first. */
  causes: z.array(DnsCause),
  expected: z.array(z.object({ type: z.string(), name: z.string(), value: z.string() })),
  checkedAt: timestamp,
  answers: z.array(DnsAnswer),
})
export type DnsCheck = z.infer<typeof DnsCheck>

/** The last result that servers gave for the records of a purpose; `unchecked` is none. */
export const DnsResult = z.object({
  purpose: z.enum(dnsPurposes),
  status: z.enum(dnsStatuses.filter((status) => status !== 'unchecked')),
  checkedAt: timestamp,
  /** Whether a record led to AWS, whatever else is wrong with it; absent in older results. */
  leadsToAws: z.optional(z.boolean()),
})
export type DnsResult = z.infer<typeof DnsResult>

/** After this many days a result says nothing any more, and is forgotten. */
export const dnsResultDays = 30

export const dnsRecords = {
  'dnsRecords.listResults': read({
    summary: 'List the last result of each DNS check of a mail domain, whoever made it',
    roles,
    input: z.strictObject(ofMailDomain),
    output: z.object({ items: z.array(DnsResult) }),
    aws: [],
  }),

  'dnsRecords.check': read({
    summary: 'Compare the DNS records of a mail domain with those that it needs',
    roles,
    input: z.strictObject({
      ...ofMailDomain,
      purpose: z.enum(dnsPurposes),
    }),
    output: DnsCheck,
    aws: [
      itsMailDomain,
      {
        action: 'ses:GetIdentityMailFromDomainAttributes',
        input: ({ domainName }) => ({ identities: [domainName] }),
      },
    ],
    // The page of a domain checks all purposes at once.
    limited: dnsPurposes.length,
  }),
}
