import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** A mailbox export. Its state depends on the clock. Times in epoch milliseconds. */
export const MailboxExportJobRecord = z.object({
  id: z.string(),
  entityId: z.string(),
  description: z.optional(z.string()),
  roleArn: z.string(),
  kmsKeyArn: z.string(),
  bucket: z.string(),
  prefix: z.string(),
  /**
   * The mailbox at the start of the job, so that the export does not depend on when it is written.
   */
  mailbox: z.object({
    name: z.string(),
    address: z.string(),
    sizeMb: z.number(),
    provisionedAt: z.number(),
  }),
  startedAt: z.number(),
  /** How long the job takes unless it is stopped. */
  durationMs: z.number(),
  /** The end of the job; the job is running until then. */
  endsAt: z.number(),
  /** The state of the job from its end on. */
  outcome: z.enum(['COMPLETED', 'CANCELLED', 'FAILED']),
  errorInfo: z.optional(z.string()),
  /** Whether its files are in the bucket. */
  delivered: z.boolean(),
})
export type MailboxExportJobRecord = z.infer<typeof MailboxExportJobRecord>

/** Returns a text that sorts later times first. */
function newestFirst(ms: number): string {
  return String(8.64e15 - ms).padStart(16, '0')
}

export const mailboxExportJobs: CollectionDefinition<MailboxExportJobRecord> = {
  name: 'mailboxExportJobs',
  schema: MailboxExportJobRecord,
  key: ({ id }) => id,
  indexes: {
    startedAt: ({ startedAt }) => newestFirst(startedAt),
    entity: ({ entityId, startedAt }) => `${entityId}\0${newestFirst(startedAt)}`,
    endsAt: ({ endsAt }) => new Date(endsAt).toISOString(),
    undelivered: ({ bucket, delivered }) => (delivered ? undefined : bucket),
  },
}
