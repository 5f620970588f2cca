import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The retention action for the messages of a folder, and after how many days it applies. */
export const FolderConfiguration = z.object({
  Name: z.enum(['INBOX', 'DELETED_ITEMS', 'SENT_ITEMS', 'DRAFTS', 'JUNK_EMAIL']),
  Action: z.enum(['NONE', 'DELETE', 'PERMANENTLY_DELETE']),
  Period: z.optional(z.number()),
})
export type FolderConfiguration = z.infer<typeof FolderConfiguration>

export const RetentionPolicyRecord = z.object({
  id: z.string(),
  name: z.string(),
  description: z.optional(z.string()),
  folders: z.array(FolderConfiguration),
})
export type RetentionPolicyRecord = z.infer<typeof RetentionPolicyRecord>

export const retentionPolicies: CollectionDefinition<RetentionPolicyRecord> = {
  name: 'retentionPolicies',
  schema: RetentionPolicyRecord,
  key: ({ id }) => id,
  indexes: { id: ({ id }) => id },
}
