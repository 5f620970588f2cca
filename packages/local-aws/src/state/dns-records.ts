import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

export const dnsTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'TXT'] as const

/**
 * A record of the simulated DNS, and from when until when it can be seen, in epoch milliseconds. Withdrawn ones stay, for what was verified
 * by them. Names are in lower case and without the final dot; values as in a zone file, without quotes and final dots (`10 mail.example.com`).
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

/** `_dmarc.example.com`, `example.com` and `com`, for `_dmarc.example.com`. */
function selfAndParents(name: string): string[] {
  const labels = name.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

/** The whole DNS has one scope: it is the same for all Regions. */
export const dnsScope = 'dns'

export const dnsRecords: CollectionDefinition<DnsRecord> = {
  name: 'dnsRecords',
  schema: DnsRecord,
  key: ({ name, type, value, visibleFrom }) => [name, type, value, visibleFrom].join(' '),
  indexes: {
    set: ({ name, type }) => `${name}\0${type}\0`,
    /** All that is at a name or below it. */
    below: ({ name }) => selfAndParents(name).map((domain) => `${domain}\0`),
  },
}
