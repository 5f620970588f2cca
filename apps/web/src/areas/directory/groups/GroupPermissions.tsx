import { PermissionsTab } from '../permissions/PermissionsTab.tsx'
import { useGroup } from './use-group.ts'

/**
 * The grantees that may send for a group, and the mailboxes that its members may open through it.
 * Source: PERM-08, PERM-13.
 */
export function GroupPermissions() {
  const { group } = useGroup()
  return (
    group && <PermissionsTab owner={{ id: group.groupId, type: 'GROUP', state: group.state }} />
  )
}
