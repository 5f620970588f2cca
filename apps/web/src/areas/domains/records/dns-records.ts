import { type DnsPurpose, dnsPurposeOf, plainName } from '@mailroom/schemas/dns-records'
import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import { mailFromRecords, usualDmarc, usualSpf } from '@mailroom/schemas/usual-records'
import { visible } from '../../../kit/page/visible.ts'
import type { ToHave } from '../dns-check/use-to-have.ts'
import type { MailDomain } from '../use-domain.ts'

export type DnsRecord = MailDomain['records'][number]

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

/** The most characters of a value that the page shows; copies and files have all of them. */
const longestShown = 400

/** Returns a value as the page shows it: hostile DNS data may contain anything, of any length. */
export function shownValue(value: string): string {
  return visible(value.length > longestShown ? `${value.slice(0, longestShown)}…` : value)
}

/** A record of a mail domain, and what it is for. */
export type WantedRecord = DnsRecord & {
  purpose: DnsPurpose | 'other'
  /** What `value` is, where DNS may have a record already, and what AWS proposes otherwise. */
  toHave?: ToHave
  proposed?: string
}

/** Returns a value as AWS tells it; a text without the quotation marks that only some calls write. */
function plainValue({ type, value }: DnsRecord): string {
  return type === 'TXT' ? value.replace(/^"([^"\\]*)"$/s, '$1') : value
}

function wanted(purpose: DnsPurpose, type: string, hostname: string, value: string): WantedRecord {
  return { purpose, type, hostname, value }
}

/** Returns what a mail domain has in DNS, by the templates. Source: 03 §3.1. */
function templates(
  domainName: string,
  region: string,
  identity: DomainIdentity | undefined,
): WantedRecord[] {
  const domain = `${plainName(domainName)}.`
  const { verificationToken } = identity?.verification.attributes ?? {}
  const { dkimTokens = [] } = identity?.dkim.attributes ?? {}
  const { mailFromDomain } = identity?.mailFrom.attributes ?? {}
  const workmail = `mail.${region}.awsapps.com.`
  return [
    ...(verificationToken === undefined
      ? []
      : [wanted('ownership', 'TXT', `_amazonses.${domain}`, verificationToken)]),
    wanted('mx', 'MX', domain, `10 inbound-smtp.${region}.amazonaws.com.`),
    wanted('autodiscover', 'CNAME', `autodiscover.${domain}`, `autodiscover.${workmail}`),
    ...dkimTokens.map((token) =>
      wanted('dkim', 'CNAME', `${token}._domainkey.${domain}`, `${token}.dkim.amazonses.com.`),
    ),
    wanted('spf', 'TXT', domain, usualSpf),
    wanted('dmarc', 'TXT', `_dmarc.${domain}`, usualDmarc),
    ...(mailFromDomain === undefined ? [] : mailFromRecords(mailFromDomain, region)),
  ]
}

/**
 * Returns the records of a mail domain, with what each is for: those of `GetMailDomain` as they
 * come, texts without quotation marks, and for a purpose without one those of the template. Source: 03 §3.1, §3.2.
 */
export function wantedRecords(
  records: readonly DnsRecord[],
  domainName: string,
  region: string,
  identity?: DomainIdentity,
): WantedRecord[] {
  const told = records.map((record) => ({
    ...record,
    value: plainValue(record),
    purpose: dnsPurposeOf(record, domainName),
  }))
  const purposes = new Set(told.map(({ purpose }) => purpose))
  const missing = templates(domainName, region, identity)
  return [...told, ...missing.filter(({ purpose }) => !purposes.has(purpose))]
}

/**
 * Returns the columns of a file of records, with the headings of the files of SES. A relative name
 * of the domain itself is empty, which is what the domain is appended to. Source: DOM-10, DOM-19.
 */
export function recordColumns(format: NameFormat, domainName: string) {
  return [
    {
      ...{ id: 'name', header: 'Record Name' },
      value: ({ hostname }: DnsRecord) => {
        const name = nameIn(format, hostname, domainName)
        return name === '@' ? '' : name
      },
    },
    { id: 'type', header: 'Record Type', value: ({ type }: DnsRecord) => type },
    { id: 'value', header: 'Record Value', value: ({ value }: DnsRecord) => value },
  ]
}
