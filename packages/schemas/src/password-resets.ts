import * as z from 'zod/mini'
import { WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

/** A password reset that succeeded or may have. It never contains the password. */
export const PasswordReset = z.object({
  at: timestamp,
  /** The time since the reset, in whole seconds by Mailroom's clock. */
  ageSeconds: z.int(),
  /** The account that reset the password. */
  account: z.string(),
  /** True if the person who asks reset the password. */
  isOwn: z.boolean(),
  userId: z.string(),
  /** True if nobody knows whether the reset succeeded: AWS failed, or its answer was lost. */
  isUnknown: z.boolean(),
})
export type PasswordReset = z.infer<typeof PasswordReset>

export const passwordResets = {
  'passwordResets.list': read({
    summary:
      'List the last password resets of a user, or your own last one of each user, newest first',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({
      ...inOrganization,
      /**
       * The user whose resets are listed. Without it, only resets by the person who asks are
       * listed.
       */
      userId: z.optional(text(WorkMailIdentifier)),
    }),
    output: z.object({ items: z.array(PasswordReset) }),
    aws: [],
  }),
}
