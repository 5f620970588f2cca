import type { EntityState } from '@mailroom/schemas'
import { useParams } from 'react-router'

/** Whose mailbox permissions are about; a group has none, and others can only send for it. Source: PERM-08. */
export type MailboxOwner = { id: string; type: 'USER' | 'GROUP'; state: EntityState }

/** The owner the address is about, for the dialogs over a page. */
export function useOwner(): Pick<MailboxOwner, 'id' | 'type'> {
  const { userId, groupId = '' } = useParams()
  return userId === undefined ? { id: groupId, type: 'GROUP' } : { id: userId, type: 'USER' }
}
