import { dnsPurposeOf, plainName } from '@mailroom/schemas/dns-records'
import type { MailDomain } from '../use-domain.ts'

type DnsRecord = MailDomain['records'][number]

/** What the records of a mail domain are for, in the order of the sections. Source: 03 §3.1. */
export const sections = {
  ownership: ['ownership'],
  configuration: ['mx', 'autodiscover'],
  security: ['dkim', 'spf', 'dmarc'],
  delivery: ['mailFromMx', 'mailFromSpf'],
  other: ['other'],
} as const
export type Section = keyof typeof sections

/** How the name of a record is written: DNS providers differ. Source: DOM-10. */
export const nameFormats = ['absolute', 'plain', 'relative'] as const
export type NameFormat = (typeof nameFormats)[number]

/** Returns the name of a record in a format; `@` stands for the domain itself. */
export function nameIn(format: NameFormat, hostname: string, domainName: string): string {
  const name = plainName(hostname)
  if (format === 'absolute') return `${name}.`
  const end = `.${plainName(domainName)}`
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
      ...(dnsPurposeOf(record, domainName) === 'mx' ? ['; switch only after migration'] : []),
      `${nameIn('absolute', record.hostname, domainName)} 3600 IN ${record.type} ${valueInZone(record)}`,
    ]),
  ].join('\n')
}
