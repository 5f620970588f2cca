import * as z from 'zod/mini'
import {
  MailboxExportJobId,
  MailboxExportJobState,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

const readers = ['administrator', 'auditor'] as const

/** An export that AWS has ever shown or told about. Source: XQ-15. */
export const ExportJob = z.object({
  jobId: z.string(),
  entityId: z.optional(z.string()),
  /** The name and address of the mailbox, if the directory or a run knows it. */
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  /** `LOST`: AWS does not know it any more, although it had not ended. */
  state: z.enum([...MailboxExportJobState.values, 'LOST']),
  description: z.optional(z.string()),
  bucket: z.optional(z.string()),
  prefix: z.optional(z.string()),
  /** The key of the archive. */
  path: z.optional(z.string()),
  kmsKeyArn: z.optional(z.string()),
  roleArn: z.optional(z.string()),
  progress: z.optional(z.number()),
  errorInfo: z.optional(z.string()),
  startedAt: z.optional(timestamp),
  endedAt: z.optional(timestamp),
  /** When Mailroom has seen it first and last at AWS. */
  firstSeenAt: timestamp,
  lastSeenAt: timestamp,
  /** The run of Mailroom that started it; absent for a foreign job. Source: XQ-17. */
  runId: z.optional(z.string()),
  pass: z.optional(z.int()),
  adoptedBy: z.optional(z.string()),
  adoptedAt: z.optional(timestamp),
})
export type ExportJob = z.infer<typeof ExportJob>

const jobId = text(MailboxExportJobId)
const one = { ...inOrganization, jobId }
const notFound = { ExportJobNotFound: 'jobId' } as const
const describing = 'workmail:DescribeMailboxExportJob' as const

export const exportJobs = {
  'exportJobs.list': read({
    summary: 'List every export of a mailbox that Mailroom has ever seen, newest first',
    roles: readers,
    input: z.strictObject({
      ...inOrganization,
      states: z.optional(z.array(ExportJob.shape.state).check(z.minLength(1))),
      /** True for jobs that others started, false for those of Mailroom. */
      isForeign: z.optional(z.boolean()),
      entityId: z.optional(text(WorkMailIdentifier)),
      ...pageInput,
    }),
    output: page(ExportJob),
    aws: ['workmail:ListMailboxExportJobs', describing].map((action) => ({
      action: action as typeof describing,
      input: ({ organizationId }: { organizationId: string }) => ({ organizationId }),
    })),
    pollMs: ({ items }) => items.some(({ state }) => state === 'RUNNING') && 15_000,
  }),

  /** Asks AWS about a job that Mailroom has not seen, and keeps it. Error: ExportJobNotFound. */
  'exportJobs.describe': read({
    summary: 'Show an export of a mailbox, also one that AWS lists no more',
    roles: readers,
    input: z.strictObject(one),
    output: ExportJob,
    aws: [describing],
    errorFields: notFound,
    pollMs: ({ state }) => state === 'RUNNING' && 15_000,
  }),

  /** Errors: ExportJobNotFound, ExportJobConflict for one of Mailroom's own. Source: XQ-17. */
  'exportJobs.adopt': write({
    summary: 'Let a job that others started count as the export of its mailbox',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject(one),
    output: z.void(),
    aws: [],
    errorFields: notFound,
  }),

  /** Errors: ExportJobNotFound, ExportJobConflict for one that has ended. Source: XQ-13. */
  'exportJobs.cancel': write({
    summary: 'Cancel an export of a mailbox that runs',
    roles: ['administrator'],
    input: z.strictObject(one),
    output: z.void(),
    aws: ['workmail:CancelMailboxExportJob'],
    errorFields: notFound,
  }),
}
