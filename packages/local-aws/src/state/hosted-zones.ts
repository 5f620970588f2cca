import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/**
 * A hosted zone of Route 53. Its records are those of the DNS at its name and below, or, of a
 * private one, its own. Kept for the account, because Route 53 has no Regions.
 */
export const HostedZoneRecord = z.object({
  id: z.string(),
  /** In lower case, without the final dot. */
  name: z.string(),
  callerReference: z.string(),
  comment: z.optional(z.string()),
  /** The network that sees a private zone; absent for a public zone. */
  vpc: z.optional(z.object({ id: z.string(), region: z.string() })),
  nameServers: z.array(z.string()),
})
export type HostedZoneRecord = z.infer<typeof HostedZoneRecord>

export const hostedZones: CollectionDefinition<HostedZoneRecord> = {
  name: 'hostedZones',
  schema: HostedZoneRecord,
  key: ({ id }) => id,
  indexes: { id: ({ id }) => id },
}

/** A batch of changes that Route 53 accepted, at a time in epoch milliseconds. */
export const Route53ChangeRecord = z.object({
  id: z.string(),
  submittedAt: z.number(),
  comment: z.optional(z.string()),
})
export type Route53ChangeRecord = z.infer<typeof Route53ChangeRecord>

export const route53Changes: CollectionDefinition<Route53ChangeRecord> = {
  name: 'route53Changes',
  schema: Route53ChangeRecord,
  key: ({ id }) => id,
}
