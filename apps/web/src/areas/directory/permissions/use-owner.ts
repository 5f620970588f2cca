import type { EntityState } from '@mailroom/schemas/entity-state'
import { useParams } from 'react-router'

/**
 * The owner of the permissions: a user with a mailbox, or a group, which others can only send for.
 * Source: PERM-08.
 */
export type MailboxOwner = { id: string; type: 'USER' | 'GROUP'; state: EntityState }

/** Returns the owner in the address, for the dialogs over a page. */
export function useOwner(): Pick<MailboxOwner, 'id' | 'type'> {
  const { userId, groupId = '' } = useParams()
  return userId === undefined ? { id: groupId, type: 'GROUP' } : { id: userId, type: 'USER' }
}
