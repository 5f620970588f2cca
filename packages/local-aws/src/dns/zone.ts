import { type DnsRecord, dnsScope } from '../state/dns-records.ts'
import type { State } from '../state/state.ts'

/**
 * How long a change takes to become visible, in milliseconds; on the Internet it takes minutes to
 * 48 hours. Source: DOM-12.
 */
export const propagationMs = 5_000

const defaultTtl = 3600

/**
 * A record to publish or withdraw, in any spelling: final dots, quotes and capitals in names are
 * dropped.
 */
export type DnsEntry = Pick<DnsRecord, 'name' | 'type' | 'value'> & { ttl?: number | undefined }

/** The public DNS, or what a private zone, by its id, shows its networks. */
export type Zone = Pick<State, 'dnsRecords'> & { privateZone?: string | undefined }

/** Normalizes a name: `Example.COM.` and `example.com` are the same. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

function normalValue(type: DnsRecord['type'], value: string): string {
  if (type === 'TXT') return value.replace(/^"(.*)"$/s, '$1')
  return normalName(value.trim().replace(/\s+/g, ' '))
}

function scopeOf({ privateZone }: Zone): string {
  return privateZone ?? dnsScope
}

function isVisible(
  { visibleFrom, visibleUntil = Number.POSITIVE_INFINITY }: DnsRecord,
  at: number,
) {
  return visibleFrom <= at && at < visibleUntil
}

/** Returns every record of a name and type, withdrawn ones included. */
export function historyOf(zone: Zone, name: string, type: DnsRecord['type']) {
  const prefix = `${normalName(name)}\0${type}\0`
  return zone.dnsRecords.slice(scopeOf(zone), { index: 'set', prefix, limit: 10_000 }).items
}

/** Returns the records that a resolver gets for a name and type at a moment. */
export function recordsAt(zone: Zone, name: string, type: DnsRecord['type'], now: Date) {
  return historyOf(zone, name, type).filter((record) => isVisible(record, now.getTime()))
}

function everBelow(zone: Zone, domain: string): DnsRecord[] {
  const prefix = `${normalName(domain)}\0`
  return [...zone.dnsRecords.each(scopeOf(zone), { index: 'below', prefix })]
}

/** Whether there is a record at a name or below it. */
export function nameExists(zone: Zone, name: string, now: Date): boolean {
  return everBelow(zone, name).some((record) => isVisible(record, now.getTime()))
}

/**
 * Returns the records at a domain and below that are not withdrawn, including those that are not
 * visible yet.
 */
export function publishedBelow(zone: Zone, domain: string): DnsRecord[] {
  return everBelow(zone, domain).filter(({ visibleUntil }) => visibleUntil === undefined)
}

/** Returns all records that are not withdrawn. */
export function allPublished(zone: Zone): DnsRecord[] {
  return zone.dnsRecords
    .all()
    .filter(({ scope }) => scope === scopeOf(zone))
    .map(({ document }) => document)
    .filter(({ visibleUntil }) => visibleUntil === undefined)
}

function withdraw(zone: Zone, record: DnsRecord, now: Date): void {
  zone.dnsRecords.put(scopeOf(zone), { ...record, visibleUntil: now.getTime() + propagationMs })
}

/** Whether a record of the same name and type is published with this value. */
function isPublished({ type, value }: DnsEntry) {
  return (other: DnsRecord) =>
    other.visibleUntil === undefined && other.value === normalValue(type, value)
}

/**
 * Publishes a record; an already published record changes only its TTL, if another is given. A name
 * has one CNAME: a new one replaces the old one. The record is visible after the propagation, or from the given moment.
 */
export function publishRecord(
  zone: Zone,
  entry: DnsEntry,
  now: Date,
  visibleFrom = now.getTime() + propagationMs,
): void {
  const { type, ttl = defaultTtl } = entry
  const others = historyOf(zone, entry.name, type)
  const known = others.filter(isPublished(entry))
  const isTimed = entry.ttl !== undefined && known.some((each) => each.ttl !== ttl)
  if (known.length > 0 && !isTimed) return
  for (const each of known) withdraw(zone, each, now)
  if (type === 'CNAME')
    for (const other of others) if (other.visibleUntil === undefined) withdraw(zone, other, now)
  zone.dnsRecords.put(scopeOf(zone), {
    name: normalName(entry.name),
    type,
    value: normalValue(type, entry.value),
    ttl,
    visibleFrom,
  })
}

/** Withdraws a record; a missing one is no error. */
export function withdrawRecord(zone: Zone, entry: DnsEntry, now: Date): void {
  for (const record of historyOf(zone, entry.name, entry.type).filter(isPublished(entry)))
    withdraw(zone, record, now)
}

/** The records of a name and type: what a resolver gets together. */
export type RecordSet = Pick<DnsRecord, 'name' | 'type' | 'ttl'> & { values: readonly string[] }

/** Returns the sets of all records at a domain and below that are not withdrawn. */
export function recordSetsBelow(zone: Zone, domain: string): RecordSet[] {
  const sets = new Map<string, RecordSet>()
  for (const { name, type, ttl, value } of publishedBelow(zone, domain)) {
    const { values } = sets.get(`${name} ${type}`) ?? { values: [] }
    sets.set(`${name} ${type}`, { name, type, ttl, values: [...values, value] })
  }
  return [...sets.values()]
}

/**
 * Replaces all records of a name and type by those of a set; one without values withdraws them. A
 * record that stays the same stays visible.
 */
export function replaceRecordSet(zone: Zone, { name, type, ttl, values }: RecordSet, now: Date) {
  const isKept = (record: DnsRecord) => record.ttl === ttl && values.includes(record.value)
  for (const record of historyOf(zone, name, type))
    if (record.visibleUntil === undefined && !isKept(record)) withdraw(zone, record, now)
  for (const value of values)
    publishRecord(zone, { name, type, ttl, value: type === 'TXT' ? `"${value}"` : value }, now)
}

/** Withdraws all records at a domain and below. */
export function withdrawBelow(zone: Zone, domain: string, now: Date): void {
  for (const record of publishedBelow(zone, domain)) withdraw(zone, record, now)
}
