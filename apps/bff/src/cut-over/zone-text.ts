import type { Zoned } from '@mailroom/schemas/cut-overs'
import type { Answer } from 'dns-packet'
import { comparableName, recordsOf } from '../dns/record-text.ts'

/** Bytes that a quoted string of a zone file cannot have as they are. Source: RFC 1035, 5.1. */
function quoted(part: Buffer): string {
  const characters = [...part].map((byte) => {
    const character = String.fromCharCode(byte)
    if (character === '"' || character === '\\') return `\\${character}`
    return byte >= 0x20 && byte < 0x7f ? character : `\\${String(byte).padStart(3, '0')}`
  })
  return `"${characters.join('')}"`
}

/** Returns a TXT as the strings that it came in: how it is cut belongs to the record. */
function textStrings(data: unknown): string {
  const parts = Array.isArray(data) ? data : [data]
  return parts
    .map((part) => quoted(Buffer.isBuffer(part) ? part : Buffer.from(String(part))))
    .join(' ')
}

/** The places of names in the value of a type: they are whole, so they end with a dot. */
const namesIn: { readonly [type: string]: readonly number[] } = {
  ...{ CNAME: [0], NS: [0], MX: [1], SRV: [3], SOA: [0, 1] },
}

function valueText(type: string, value: string): string {
  const names = namesIn[type] ?? []
  if (names.length === 0) return value
  const whole = (part: string) => (part.endsWith('.') ? part : `${part}.`)
  const parts = value.split(' ')
  return parts.map((part, place) => (names.includes(place) ? whole(part) : part)).join(' ')
}

/** A record, and its line in a zone file. */
export type ZoneLine = Zoned & { line: string }

/** Returns the records of a name and type in an answer, each with its line. Source: CUT-03, DOM-10. */
export function zoneLines(
  answers: readonly Answer[],
  { name, type }: { name: string; type: string },
): ZoneLine[] {
  return answers.flatMap((answer) => {
    const [record] = recordsOf([answer])
    if (!record || record.type !== type || comparableName(record.name) !== name) return []
    const { ttl } = record
    const isText = answer.type === 'TXT'
    const value = isText ? textStrings(answer.data) : valueText(type, record.value)
    const zoned = { name, type, ttl, value: record.value }
    return [{ ...zoned, line: `${name}. ${ttl} IN ${type} ${value}` }]
  })
}

/** Returns lines in an order that does not depend on the servers. */
export function rollbackText(lines: readonly ZoneLine[]): string {
  return lines.map(({ line }) => `${line}\n`).join('')
}
