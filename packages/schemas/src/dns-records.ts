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
