import type { Zoned } from '@mailroom/schemas/cut-overs'
import { plainName } from '@mailroom/schemas/dns-records'

/** All records of a name and type. Values of a TXT are without quotes, as one text. */
export type RecordSet = { name: string; type: string; values: readonly string[]; ttl?: number }

/** What a zone has, by name and type. */
export type Zone = ReadonlyMap<string, RecordSet>

export type Question = { name: string; type: string }

export function keyOf({ name, type }: Question): string {
  return `${name} ${type}`
}

/** Returns the text of a TXT value that may be written in quoted strings, as zone files have it. */
export function unquoted(value: string): string {
  const trimmed = value.trim()
  if (!/^"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*$/s.test(trimmed)) return trimmed
  const parts = trimmed.match(/"(?:[^"\\]|\\.)*"/gs) ?? []
  return parts.map((part) => part.slice(1, -1).replaceAll(/\\(["\\])/g, '$1')).join('')
}

/** Returns a value as values are compared: names in lower case without the final dot. */
export function comparableValue(type: string, value: string): string {
  if (type === 'TXT') return unquoted(value)
  if (type === 'CAA' || type === 'DS') return value.trim()
  const parts = value.trim().split(/\s+/)
  return parts
    .map((part) => (/^\d+$/.test(part) ? String(Number(part)) : plainName(part)))
    .join(' ')
}

/** Returns the values each once, in an order of their own: a set of records has none. */
export function comparableValues(type: string, values: readonly string[]): string[] {
  return [...new Set(values.map((value) => comparableValue(type, value)))].toSorted()
}

export function isSame(type: string, some: readonly string[], others: readonly string[]): boolean {
  const [one, other] = [comparableValues(type, some), comparableValues(type, others)]
  return one.length === other.length && one.every((value, index) => value === other[index])
}

/** Returns records as sets; the TTL of a set is that of its first record. */
export function zoneOf(records: readonly Zoned[]): Zone {
  const zone = new Map<string, RecordSet>()
  for (const { name, type, ttl, value } of records) {
    const before = zone.get(keyOf({ name, type }))
    const values = [...(before?.values ?? []), value]
    zone.set(keyOf({ name, type }), { name, type, values, ttl: before?.ttl ?? ttl })
  }
  return zone
}

export function valuesAt(zone: Zone, name: string, type: string): readonly string[] {
  return zone.get(keyOf({ name, type }))?.values ?? []
}
