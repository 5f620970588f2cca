import type { Output } from '@mailroom/schemas'

export type MailDomain = Output<'mailDomains.describe'>
type DnsRecord = MailDomain['records'][number]

/** The sign of a verification state. Source: DOM-06. */
export const statusSigns = { VERIFIED: 'success', PENDING: 'warning', FAILED: 'error' } as const

/** What the records of a mail domain are for, in the order of the sections. Source: 03 §3.1. */
export const sections = {
  ownership: ['ownership'],
  configuration: ['mx', 'autodiscover'],
  security: ['dkim', 'spf', 'dmarc'],
  delivery: ['mailFrom'],
  other: ['other'],
} as const
export type Section = keyof typeof sections
export type Purpose = (typeof sections)[Section][number]

/** How the name of a record is written: DNS providers differ. Source: DOM-10. */
export const nameFormats = ['absolute', 'plain', 'relative'] as const
export type NameFormat = (typeof nameFormats)[number]

function plain(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '')
}

/**
 * Returns what a record is for, by its name and value: AWS does not say, and their order is not
 * promised. Source: 03 §3.2.
 */
export function purposeOf({ type, hostname, value }: DnsRecord, domainName: string): Purpose {
  const name = plain(hostname)
  const domain = plain(domainName)
  if (type === 'TXT' && name.startsWith('_amazonses.')) return 'ownership'
  if (type === 'MX' && name === domain) return 'mx'
  if (type === 'CNAME' && name === `autodiscover.${domain}`) return 'autodiscover'
  if (type === 'CNAME' && name.includes('._domainkey.')) return 'dkim'
  if (type === 'TXT' && name === domain && /^"?v=spf1/i.test(value)) return 'spf'
  if (name.startsWith('_dmarc.')) return 'dmarc'
  // The MAIL FROM domain is below the domain, with an MX and an SPF record of its own.
  const isMailFrom = type === 'MX' ? /\bfeedback-smtp\./i : /^"?v=spf1\b.*\bamazonses\.com\b/i
  if ((type === 'MX' || type === 'TXT') && name.endsWith(`.${domain}`) && isMailFrom.test(value))
    return 'mailFrom'
  return 'other'
}

/** Returns the name of a record in a format; `@` stands for the domain itself. */
export function nameIn(format: NameFormat, hostname: string, domainName: string): string {
  const name = plain(hostname)
  if (format === 'absolute') return `${name}.`
  const end = `.${plain(domainName)}`
  if (format === 'plain' || !`.${name}`.endsWith(end)) return name
  return name.slice(0, -end.length) || '@'
}

/**
 * Returns the value of a record as a zone file has it: a text in quotes, and a name with its dot,
 * which would be relative to the zone without it.
 */
function valueInZone({ type, value }: DnsRecord): string {
  const given = value.trim()
  if (type === 'TXT') return given.startsWith('"') ? given : `"${given.replace(/["\\]/g, '\\$&')}"`
  return ['CNAME', 'MX', 'NS'].includes(type) ? given.replace(/\.?$/, '.') : given
}

/**
 * Returns records as a zone file that DNS providers import, always with full names. An hour keeps
 * old values out of caches after a change. Source: DOM-08, DOM-11, 03 §3.4.
 */
export function zoneFile({ records }: MailDomain, domainName: string, region: string): string {
  return [
    `; Amazon WorkMail records for ${domainName} (${region})`,
    ...records.flatMap((record) => [
      ...(purposeOf(record, domainName) === 'mx' ? ['; switch only after migration'] : []),
      `${nameIn('absolute', record.hostname, domainName)} 3600 IN ${record.type} ${valueInZone(record)}`,
    ]),
  ].join('\n')
}
