import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

export const notificationTypes = ['Bounce', 'Complaint', 'Delivery'] as const
export type NotificationType = (typeof notificationTypes)[number]

/**
 * An SES identity of a Region. Times in epoch milliseconds; its verification depends on them and on
 * the DNS.
 */
export const IdentityRecord = z.object({
  /** A domain in lower case, or an address. */
  name: z.string(),
  type: z.enum(['Domain', 'EmailAddress']),
  verificationStartedAt: z.number(),
  /** For domains: the required TXT record at `_amazonses.<domain>`. */
  verificationToken: z.optional(z.string()),
  /** For domains: present after DKIM was requested. */
  dkim: z.optional(z.object({ tokens: z.array(z.string()), startedAt: z.number() })),
  dkimEnabled: z.boolean(),
  mailFrom: z.optional(
    z.object({
      domain: z.string(),
      behaviorOnMxFailure: z.enum(['UseDefaultValue', 'RejectMessage']),
      startedAt: z.number(),
    }),
  ),
  policies: z.array(z.object({ name: z.string(), document: z.string() })),
  forwardingEnabled: z.boolean(),
  /** ARNs of SNS topics. */
  topics: z.partialRecord(z.enum(notificationTypes), z.string()),
  headersInNotifications: z.array(z.enum(notificationTypes)),
})
export type IdentityRecord = z.infer<typeof IdentityRecord>

export const identities: CollectionDefinition<IdentityRecord> = {
  name: 'identities',
  schema: IdentityRecord,
  key: ({ name }) => name,
  indexes: { name: ({ name }) => name, type: ({ type, name }) => `${type}\0${name}` },
}
