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

type Zone = Pick<State, 'dnsRecords'>

/** Normalizes a name: `Example.COM.` and `example.com` are the same. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

function normalValue(type: DnsRecord['type'], value: string): string {
  if (type === 'TXT') return value.replace(/^"(.*)"$/, '$1')
  return normalName(value.trim().replace(/\s+/g, ' '))
}

function isVisible(
  { visibleFrom, visibleUntil = Number.POSITIVE_INFINITY }: DnsRecord,
  at: number,
) {
  return visibleFrom <= at && at < visibleUntil
}

/** Returns every record of a name and type, withdrawn ones included. */
export function historyOf({ dnsRecords }: Zone, name: string, type: DnsRecord['type']) {
  const prefix = `${normalName(name)}\0${type}\0`
  return dnsRecords.slice(dnsScope, { index: 'set', prefix, limit: 10_000 }).items
}

/** Returns the records that a resolver gets for a name and type at a moment. */
export function recordsAt(zone: Zone, name: string, type: DnsRecord['type'], now: Date) {
  return historyOf(zone, name, type).filter((record) => isVisible(record, now.getTime()))
}

function everBelow({ dnsRecords }: Zone, domain: string): DnsRecord[] {
  const prefix = `${normalName(domain)}\0`
  return dnsRecords.slice(dnsScope, { index: 'below', prefix, limit: 10_000 }).items
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
export function allPublished({ dnsRecords }: Zone): DnsRecord[] {
  return dnsRecords
    .all()
    .map(({ document }) => document)
    .filter(({ visibleUntil }) => visibleUntil === undefined)
}

function withdraw({ dnsRecords }: Zone, record: DnsRecord, now: Date): void {
  dnsRecords.put(dnsScope, { ...record, visibleUntil: now.getTime() + propagationMs })
}

/** Whether a record of the same name and type is published with this value. */
function isPublished({ type, value }: DnsEntry) {
  return (other: DnsRecord) =>
    other.visibleUntil === undefined && other.value === normalValue(type, value)
}

/**
 * Publishes a record; an already published record does not change. A name has one CNAME: a new one
 * replaces the old one. The record is visible after the propagation, or from the given moment.
 */
export function publishRecord(
  zone: Zone,
  entry: DnsEntry,
  now: Date,
  visibleFrom = now.getTime() + propagationMs,
): void {
  const { type, ttl = defaultTtl } = entry
  const others = historyOf(zone, entry.name, type)
  if (others.some(isPublished(entry))) return
  if (type === 'CNAME')
    for (const other of others) if (other.visibleUntil === undefined) withdraw(zone, other, now)
  zone.dnsRecords.put(dnsScope, {
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

/** Withdraws all records at a domain and below. */
export function withdrawBelow(zone: Zone, domain: string, now: Date): void {
  for (const record of publishedBelow(zone, domain)) withdraw(zone, record, now)
}
