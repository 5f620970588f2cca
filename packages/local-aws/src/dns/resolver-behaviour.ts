import * as z from 'zod/mini'
import { dnsTypes } from '../state/dns-records.ts'
import { isHost, isValue } from './values.ts'

/** A record as the controls of the DNS take it. */
export const ZoneEntry = z
  .strictObject({
    name: z.string().check(z.refine(isHost, 'This is no domain name.')),
    type: z.enum(dnsTypes),
    value: z.string(),
    ttl: z.optional(z.int().check(z.minimum(0), z.maximum(604_800))),
  })
  .check(z.refine(({ type, value }) => isValue[type](value), 'The value is none of its type.'))

/** What a caching resolver does. Source: CUT-10. */
export const Behaviour = z.strictObject({
  /** Which resolver, from 1; without it all of them. */
  resolver: z.optional(z.int().check(z.minimum(1), z.maximum(8))),
  /**
   * `honest`: as resolvers do; `stale`: keeps what it has for ever; `slow`: waits `latencyMs`;
   * `servfail`: answers SERVFAIL; `disagree`: has `records` at their names in place of the DNS's.
   */
  kind: z.enum(['honest', 'stale', 'slow', 'servfail', 'disagree']),
  latencyMs: z._default(z.int().check(z.minimum(0), z.maximum(60_000)), 5_000),
  records: z._default(z.array(ZoneEntry).check(z.maxLength(100)), []),
})
export type Behaviour = z.infer<typeof Behaviour>
