import SpaceBetween from '@cloudscape-design/components/space-between'
import { Outlet } from 'react-router'
import { Grantees } from './Grantees.tsx'
import { HeldPermissions } from './HeldPermissions.tsx'
import { PermissionsHelp } from './PermissionsHelp.tsx'
import type { MailboxOwner } from './use-owner.ts'

/**
 * The permissions in both directions: who may use the mailbox of a user or send for a group, and
 * which mailboxes the user or group may use or send for. Source: PERM-04, PERM-08, PERM-13.
 */
export function PermissionsTab({ owner }: { owner: MailboxOwner }) {
  return (
    <SpaceBetween size="l">
      <Grantees owner={owner} />
      <HeldPermissions entityId={owner.id} />
      <PermissionsHelp />
      <Outlet />
    </SpaceBetween>
  )
}
