import { plainName } from '@mailroom/schemas/dns-records'
import type { ToHave } from '../dns-check/use-to-have.ts'
import { type DnsRecord, type NameFormat, nameIn, type WantedRecord } from './dns-records.ts'

const encoder = new TextEncoder()

/** The longest label, name, text of a TXT record and record, in bytes. Source: RFC 1035 §2.3.4. */
const longest = { label: 63, name: 255, text: 255, data: 65_535 }

/** Writes a byte that means something else in a zone file as `\DDD`. Source: RFC 1035 §5.1. */
function escaped(byte: number, plain: RegExp): string {
  const character = String.fromCharCode(byte)
  return plain.test(character) ? character : `\\${String(byte).padStart(3, '0')}`
}

/**
 * Matches what needs no escape in a name, and in a text between quotation marks. Some importers take
 * parentheses and backslashes there for more than they are.
 */
const plainInName = /[A-Za-z0-9_*/+-]/
const plainInText = /[ !#-'*-[\]-~]/

/** Returns a domain name as a zone file has it, without its last dot; undefined if it is none. */
function nameInZone(name: string): string | undefined {
  const labels = name.split('.').map((label) => encoder.encode(label))
  const isTooLong = labels.reduce((sum, { length }) => sum + length + 1, 1) > longest.name
  if (isTooLong || labels.some(({ length }) => length === 0 || length > longest.label)) return
  return labels
    .map((label) => [...label].map((byte) => escaped(byte, plainInName)).join(''))
    .join('.')
}

/** Matches a value that is a list of texts in quotation marks already, and each of its texts. */
const inQuotes = /^"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*$/s
const eachText = /"((?:[^"\\]|\\.)*)"/gs

/** Returns the bytes of a TXT record, whose value AWS may have put in quotation marks. */
export function textBytes(value: string): Uint8Array {
  const given = value.trim()
  if (!inQuotes.test(given)) return encoder.encode(value)
  const texts = [...given.matchAll(eachText)].map(([, text = '']) => text)
  const parts = texts.flatMap((text) => text.match(/\\\d{3}|\\.|[^\\]+/gs) ?? [])
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (!part.startsWith('\\')) return [...encoder.encode(part)]
      const code = /^\\\d/.test(part) ? Number(part.slice(1)) : undefined
      return code !== undefined && code < 256 ? [code] : [...encoder.encode(part.slice(1))]
    }),
  )
}

/** Returns the value of a TXT record in texts of at most 255 bytes; undefined if it is too long. */
function textInZone(value: string): string | undefined {
  const bytes = textBytes(value)
  const count = Math.max(1, Math.ceil(bytes.length / longest.text))
  if (bytes.length + count > longest.data) return undefined
  return Array.from({ length: count }, (_, index) => {
    const text = bytes.subarray(index * longest.text, (index + 1) * longest.text)
    return `"${[...text].map((byte) => escaped(byte, plainInText)).join('')}"`
  }).join(' ')
}

/** Returns a name with its dot: without it, the name would be relative to the zone. */
function targetInZone(value: string): string | undefined {
  const name = nameInZone(plainName(value.trim()))
  return name && `${name}.`
}

function mxInZone(value: string): string | undefined {
  const [, preference, host] = /^\s*(\d{1,5})\s+(\S+)\s*$/.exec(value) ?? []
  if (host === undefined || Number(preference) > 65_535) return undefined
  const target = targetInZone(host)
  return target && `${Number(preference)} ${target}`
}

/** The types of records that WorkMail and SES ask for, and how their values are written. */
const values: Record<string, (value: string) => string | undefined> = {
  TXT: textInZone,
  CNAME: targetInZone,
  MX: mxInZone,
}

/** Writes what DNS would not accept as a comment, in which nothing ends the line. */
function leftOut({ type, hostname }: DnsRecord): string {
  const what = `${type} ${hostname}`.slice(0, 300).replace(/[^ -~]/g, '?')
  return `; not included, because it is not a TXT, CNAME or MX record that DNS accepts: ${what}`
}

/** What to know of a record before it is imported, where a name may have only one of its kind. */
const remarks: Record<ToHave['state'], readonly string[]> = {
  checking: ['; only if the name has no such record yet: that is not known'],
  unknown: ['; only if the name has no such record yet: that is not known'],
  proposed: [],
  kept: ['; in DNS already'],
  merged: ['; replaces what the name has of this kind'],
}

type Zone = {
  domainName: string
  region: string
  format: NameFormat
  /** Whether the MX record leads to WorkMail already; undefined while nobody knows. */
  isSwitched?: boolean | undefined
}

/**
 * Returns records as a zone file that DNS providers import. Names are full with a dot; in the
 * format `relative` they follow a `$ORIGIN`. A name without a dot would be relative here, so the
 * format `plain` changes nothing. An hour keeps old values out of caches after a change. A record
 * that would break the file is a comment in it. Source: DOM-08, DOM-11, 03 §3.4, RFC 1035 §5.
 */
export function zoneFile(records: readonly WantedRecord[], zone: Zone): string {
  const { domainName, region, format, isSwitched = false } = zone
  const remarkOfMx = isSwitched ? '; in DNS already' : '; switch only after migration'
  const isRelative = format === 'relative'
  const ownName = (hostname: string) => {
    const name = nameInZone(plainName(hostname))
    if (name === undefined) return undefined
    const relative = isRelative ? nameIn('relative', hostname, domainName) : plainName(hostname)
    if (relative === plainName(hostname)) return `${name}.`
    return relative === '@' ? '@' : nameInZone(relative)
  }
  return [
    `; Amazon WorkMail records for ${domainName} (${region})`,
    ...(isRelative ? [`$ORIGIN ${plainName(domainName)}.`] : []),
    ...records.flatMap((record) => {
      const name = ownName(record.hostname)
      const value = values[record.type]?.(record.value)
      if (name === undefined || value === undefined) return [leftOut(record)]
      return [
        ...(record.purpose === 'mx' ? [remarkOfMx] : []),
        ...(record.toHave ? remarks[record.toHave.state] : []),
        `${name} 3600 IN ${record.type} ${value}`,
      ]
    }),
    '',
  ].join('\n')
}
