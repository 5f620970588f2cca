import * as z from 'zod/mini'
import { EmailAddress, UserAttribute, UserName } from './constraints/workmail-shapes.generated.ts'
import { aliasLimit } from './directory-rules.ts'
import { EntityState } from './entity-state.ts'
import { mailboxQuota } from './mailboxes.ts'
import { nameText, text } from './text.ts'
import { userAttributes } from './users.ts'

/**
 * One user of an import, by user name. Absent values do not change; `''` clears a detail. The
 * aliases and groups are added, and none is removed. `state` is what the file says: `ENABLED`
 * enables a disabled user with the address they have, and no import disables anybody.
 * `mailboxQuota` in MB; `groups` are names or ids. A row never contains a password. Source: USR-04, USR-15; `CreateUser`, `UpdateUser`.
 */
export const ImportRow = z.strictObject({
  name: text(UserName),
  ...userAttributes,
  displayName: z.optional(nameText({ ...UserAttribute, min: 1 })),
  email: z.optional(text(EmailAddress)),
  aliases: z.optional(z.array(text(EmailAddress)).check(z.maxLength(aliasLimit))),
  groups: z.optional(z.array(text({ min: 1, max: 256 }))),
  hiddenFromGlobalAddressList: z.optional(z.boolean()),
  role: z.optional(z.enum(['USER', 'REMOTE_USER'])),
  mailboxQuota: z.optional(mailboxQuota),
  state: z.optional(EntityState),
})
export type ImportRow = z.infer<typeof ImportRow>

/** The most users of one import. */
export const maxImportRows = 10_000
