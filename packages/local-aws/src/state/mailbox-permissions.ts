import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The permissions of a user or group (the grantee) on the mailbox of an entity (the owner). */
export const MailboxPermissionRecord = z.object({
  ownerId: z.string(),
  granteeId: z.string(),
  /** Names of users and groups never change. */
  granteeName: z.string(),
  granteeType: z.enum(['USER', 'GROUP']),
  values: z.array(z.enum(['FULL_ACCESS', 'SEND_AS', 'SEND_ON_BEHALF'])),
})
export type MailboxPermissionRecord = z.infer<typeof MailboxPermissionRecord>

export function mailboxPermissionKey(ownerId: string, granteeId: string): string {
  return `${ownerId}/${granteeId}`
}

export const mailboxPermissions: CollectionDefinition<MailboxPermissionRecord> = {
  name: 'mailboxPermissions',
  schema: MailboxPermissionRecord,
  key: ({ ownerId, granteeId }) => mailboxPermissionKey(ownerId, granteeId),
  indexes: {
    owner: ({ ownerId, granteeName }) => `${ownerId}\0${granteeName}`,
    grantee: ({ granteeId }) => `${granteeId}\0`,
  },
}
