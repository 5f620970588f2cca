import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

export const dnsTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'SOA', 'TXT'] as const

/**
 * A record of the simulated DNS, and the period in which it is visible, in epoch milliseconds.
 * Withdrawn records are kept, because verifications depended on them. Names are in lower case and
 * without the final dot; values are as in a zone file, without quotes and final dots (`10
 * mail.example.com`).
 */
export const DnsRecord = z.object({
  name: z.string(),
  type: z.enum(dnsTypes),
  value: z.string(),
  ttl: z.number(),
  visibleFrom: z.number(),
  visibleUntil: z.optional(z.number()),
})
export type DnsRecord = z.infer<typeof DnsRecord>

/** Returns a name and its parents: `_dmarc.example.com`, `example.com` and `com`. */
function selfAndParents(name: string): string[] {
  const labels = name.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

/**
 * The scope of the whole public DNS, which is the same for all Regions. The records of a private
 * zone have the zone's id as their scope.
 */
export const dnsScope = 'dns'

export const dnsRecords: CollectionDefinition<DnsRecord> = {
  name: 'dnsRecords',
  schema: DnsRecord,
  key: ({ name, type, value, visibleFrom }) => [name, type, value, visibleFrom].join(' '),
  indexes: {
    set: ({ name, type }) => `${name}\0${type}\0`,
    /** Finds all records at a name or below it. */
    below: ({ name }) => selfAndParents(name).map((domain) => `${domain}\0`),
  },
}
