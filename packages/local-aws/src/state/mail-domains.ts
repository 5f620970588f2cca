import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** A domain of an organization. Its verification is in SES, in the identity of the same name. */
export const MailDomainRecord = z.object({
  /** In lower case. */
  name: z.string(),
  isTestDomain: z.boolean(),
})
export type MailDomainRecord = z.infer<typeof MailDomainRecord>

export const mailDomains: CollectionDefinition<MailDomainRecord> = {
  name: 'mailDomains',
  schema: MailDomainRecord,
  key: ({ name }) => name,
  indexes: { name: ({ name }) => name },
}
