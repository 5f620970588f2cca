import { PermissionsTab } from '../permissions/PermissionsTab.tsx'
import { useUser } from './use-user.ts'

/**
 * The permissions on the mailbox of a user, and the mailboxes that the user may open.
 * Source: USR-21, USR-22.
 */
export function UserPermissions() {
  const { user } = useUser()
  return user && <PermissionsTab owner={{ id: user.userId, type: 'USER', state: user.state }} />
}
