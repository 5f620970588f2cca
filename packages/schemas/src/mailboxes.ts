import * as z from 'zod/mini'
import { WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { mailboxQuotaMb } from './directory-rules.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

/** The quota of a mailbox, in MB. */
export const mailboxQuota = z
  .int()
  .check(z.minimum(mailboxQuotaMb.min), z.maximum(mailboxQuotaMb.max))

const oneUser = { ...inOrganization, userId: text(WorkMailIdentifier) }

export const mailboxes = {
  'mailboxes.describe': read({
    summary: "Show the size and quota of a user's mailbox",
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject(oneUser),
    /** In MB. */
    output: z.object({ mailboxQuota: z.number(), mailboxSize: z.number() }),
    aws: ['workmail:GetMailboxDetails'],
  }),

  'mailboxes.updateQuota': write({
    summary: "Set the quota of a user's mailbox, in MB",
    roles: ['administrator'],
    needs: { mailbox: true, state: 'ENABLED' },
    input: z.strictObject({
      ...oneUser,
      mailboxQuota,
      /**
       * The quota the person saw, absent if AWS has just chosen it for a new mailbox. If there is
       * another by now, nothing is changed. Error: `Conflict`.
       */
      expected: z.strictObject({ mailboxQuota: z.optional(z.int()) }),
    }),
    output: z.void(),
    aws: [
      {
        action: 'workmail:GetMailboxDetails',
        input: ({ organizationId, userId }) => ({ organizationId, userId }),
      },
      {
        action: 'workmail:UpdateMailboxQuota',
        input: ({ organizationId, userId, mailboxQuota }) => ({
          ...{ organizationId, userId, mailboxQuota },
        }),
      },
    ],
    changes: ['entities'],
  }),
}
