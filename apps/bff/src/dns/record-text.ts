import type { DnsAnswer } from '@mailroom/schemas/dns-records'
import { plainName } from '@mailroom/schemas/dns-records'
import type { Answer } from 'dns-packet'

/** A record of an answer, with its value as a zone file has it, but a TXT without quotes. */
export type ZoneRecord = DnsAnswer['records'][number]

/**
 * Returns a text in which whatever a terminal or a page could take for something else – control
 * characters, marks of direction, invisible ones – is written as `\DDD`, byte by byte, as in zone
 * files. Source: RFC 1035, 5.1.
 */
function escaped(text: string, dangerous: RegExp): string {
  return text.replace(dangerous, (character) =>
    [...Buffer.from(character)].map((byte) => `\\${String(byte).padStart(3, '0')}`).join(''),
  )
}

/**
 * Returns a name as it is shown. Names that people read are ASCII; other characters could make a
 * name look like another.
 */
export function nameText(name: string): string {
  return escaped(name, /[^!-~]|\\/gu)
}

/** Returns a name as names are compared. */
export function comparableName(name: string): string {
  return plainName(nameText(name))
}

function textOf(data: unknown): string {
  const parts = Array.isArray(data) ? data : [data]
  const bytes = Buffer.concat(
    parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(String(part)))),
  )
  return escaped(bytes.toString(), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\uFFFD]/gu)
}

/** Returns the value of a record as a zone file has it, but a TXT without quotes. */
function recordValue(record: Exclude<Answer, { type: 'OPT' }>): string {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return record.data
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return nameText(record.data)
    case 'MX':
      return `${record.data.preference ?? 0} ${nameText(record.data.exchange)}`
    case 'TXT':
      return textOf(record.data)
    case 'SOA': {
      const { mname, rname, serial, refresh, retry, expire, minimum } = record.data
      const numbers = [serial, refresh, retry, expire, minimum].map((value) => value ?? 0)
      return [nameText(mname), nameText(rname), ...numbers].join(' ')
    }
    case 'SRV': {
      const { priority, weight, port, target } = record.data
      return [priority ?? 0, weight ?? 0, port, nameText(target)].join(' ')
    }
    case 'CAA':
      return `${record.data.flags ?? 0} ${nameText(record.data.tag)} "${nameText(record.data.value)}"`
    case 'DS': {
      const { keyTag, algorithm, digestType, digest } = record.data
      return [keyTag, algorithm, digestType, digest.toString('hex')].join(' ')
    }
    default:
      return ''
  }
}

/** Returns the records of a section of an answer, without what belongs to the packet itself. */
export function recordsOf(section: readonly Answer[]): ZoneRecord[] {
  return section.flatMap((record) =>
    record.type === 'OPT'
      ? []
      : [
          {
            name: nameText(record.name),
            type: String(record.type),
            ttl: record.ttl ?? 0,
            value: recordValue(record),
          },
        ],
  )
}
