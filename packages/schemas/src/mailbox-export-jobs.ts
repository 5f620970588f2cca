import * as z from 'zod/mini'
import { MailboxExportJobState } from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { timestamp } from './timestamp.ts'

export const mailboxExportJobs = {
  'mailboxExportJobs.list': read({
    summary: 'List the mailbox exports of the last seven days',
    roles: ['administrator', 'auditor'],
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: page(
      z.object({
        jobId: z.string(),
        entityId: z.optional(z.string()),
        state: z.enum(MailboxExportJobState.values),
        startTime: z.optional(timestamp),
        endTime: z.optional(timestamp),
      }),
    ),
    aws: ['workmail:ListMailboxExportJobs'],
  }),
}
