import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The types of directories; all but the first are directories of the customer. Source: 06 §5.2. */
export const directoryTypes = ['VpcDirectory', 'SimpleAD', 'MicrosoftAD', 'ADConnector'] as const

/** The states that AWS alone sets; a control puts an organization into them. Source: ORG-05. */
export const forcedStates = ['Validating', 'Impaired', 'Inactive', 'Failed'] as const

/** The longest that a state lasts, in milliseconds: a day. */
const maxStateMs = 24 * 60 * 60 * 1_000

const duration = z.int().check(z.minimum(0), z.maximum(maxStateMs))

/**
 * How the states of organizations follow each other: how long each lasts, in milliseconds, and with
 * which message creating one fails, if it does. Kept for the account. Source: ORG-06.
 */
export const LifecycleRecord = z.strictObject({
  requestedMs: duration,
  creatingMs: duration,
  validatingMs: duration,
  deletingMs: duration,
  failsWith: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
})
export type LifecycleRecord = z.infer<typeof LifecycleRecord>

export const lifecycles: CollectionDefinition<LifecycleRecord> = {
  name: 'lifecycles',
  schema: LifecycleRecord,
  key: () => 'organizations',
}

/** An organization; kept by Region. Times in epoch milliseconds. */
export const OrganizationRecord = z.object({
  id: z.string(),
  alias: z.string(),
  region: z.string(),
  directoryId: z.string(),
  directoryType: z.enum(directoryTypes),
  defaultMailDomain: z.string(),
  interoperabilityEnabled: z.boolean(),
  /** When interoperability was disabled, which is permanent. */
  interoperabilityEndedAt: z.optional(z.number()),
  /** The id of the user who can open every mailbox. */
  migrationAdmin: z.optional(z.string()),
  requestedAt: z.number(),
  deletedAt: z.optional(z.number()),
  /** Absent if the states last as usual. */
  lifecycle: z.optional(LifecycleRecord),
  /**
   * Overrides the state that follows from the times above, until it is removed or the organization
   * is deleted.
   */
  forced: z.optional(
    z.object({ state: z.enum(forcedStates), errorMessage: z.optional(z.string()) }),
  ),
})
export type OrganizationRecord = z.infer<typeof OrganizationRecord>

export const organizations: CollectionDefinition<OrganizationRecord> = {
  name: 'organizations',
  schema: OrganizationRecord,
  key: ({ id }) => id,
  indexes: { alias: ({ alias }) => alias.toLowerCase() },
}
