import * as z from 'zod/mini'
import { WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

/** A password reset that succeeded. It never says what the password is. */
export const PasswordReset = z.object({
  at: timestamp,
  /** How long ago that was, in whole seconds by Mailroom's clock. */
  ageSeconds: z.int(),
  /** The account that reset it. */
  account: z.string(),
  /** True where that is the person who asks. */
  isOwn: z.boolean(),
  userId: z.string(),
})
export type PasswordReset = z.infer<typeof PasswordReset>

export const passwordResets = {
  'passwordResets.list': read({
    summary: 'List the last password resets of a user, or your own, newest first',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({
      ...inOrganization,
      /** Whose password was reset, whoever did it. Without it only resets by the person who asks are listed. */
      userId: z.optional(text(WorkMailIdentifier)),
    }),
    output: z.object({ items: z.array(PasswordReset) }),
    aws: [],
  }),
}
