import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** Source: 06 §5.2; anything but the first is a directory of the customer's own. */
export const directoryTypes = ['VpcDirectory', 'SimpleAD', 'MicrosoftAD', 'ADConnector'] as const

/** An organization; kept by Region. Times in epoch milliseconds. */
export const OrganizationRecord = z.object({
  id: z.string(),
  alias: z.string(),
  region: z.string(),
  directoryId: z.string(),
  directoryType: z.enum(directoryTypes),
  defaultMailDomain: z.string(),
  interoperabilityEnabled: z.boolean(),
  /** When interoperability was switched off, for good. */
  interoperabilityEndedAt: z.optional(z.number()),
  /** The id of the user who may open every mailbox. */
  migrationAdmin: z.optional(z.string()),
  requestedAt: z.number(),
  deletedAt: z.optional(z.number()),
})
export type OrganizationRecord = z.infer<typeof OrganizationRecord>

export const organizations: CollectionDefinition<OrganizationRecord> = {
  name: 'organizations',
  schema: OrganizationRecord,
  key: ({ id }) => id,
  indexes: { alias: ({ alias }) => alias.toLowerCase() },
}
