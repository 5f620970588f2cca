import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** A mailbox export. Its state follows from the clock. Times in epoch milliseconds. */
export const MailboxExportJobRecord = z.object({
  id: z.string(),
  entityId: z.string(),
  description: z.optional(z.string()),
  roleArn: z.string(),
  kmsKeyArn: z.string(),
  bucket: z.string(),
  prefix: z.string(),
  /** The mailbox as it was at the start, so that its export stays the same whenever it is written. */
  mailbox: z.object({
    name: z.string(),
    address: z.string(),
    sizeMb: z.number(),
    provisionedAt: z.number(),
  }),
  startedAt: z.number(),
  /** How long it takes when nothing stops it. */
  durationMs: z.number(),
  /** When it ends or ended; it runs before. */
  endsAt: z.number(),
  /** What it is once it has ended. */
  outcome: z.enum(['COMPLETED', 'CANCELLED', 'FAILED']),
  errorInfo: z.optional(z.string()),
  /** Whether its files are in the bucket. */
  delivered: z.boolean(),
})
export type MailboxExportJobRecord = z.infer<typeof MailboxExportJobRecord>

/** A text that puts later times first. */
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
  },
}
