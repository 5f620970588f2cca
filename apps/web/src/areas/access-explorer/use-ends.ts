import type { AccessEntry } from '@mailroom/schemas/access-paths'
import type { OperationId } from '@mailroom/schemas/operations'
import { useCallback } from 'react'
import { useCan } from '../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { entityPath } from '../../kit/entity/entity-path.ts'

type End = {
  to: string
  way: 'permission' | 'member' | 'delegate' | 'role' | 'exportRole' | 'token'
}

/** Returns whether a person may take any way away. */
export function useMayEnd(): boolean {
  const can = useCan()
  return (
    can('mailboxPermissions.delete') ||
    can('groupMembers.disassociate') ||
    can('resourceDelegates.disassociate') ||
    can('personalAccessTokens.delete') ||
    can('impersonationRoles.update')
  )
}

/**
 * Returns where a way is taken away: the dialogs for those who may use them, else the pages that
 * show it. A migration administrator is taken away in AWS's console only. Source: MIG-03.
 */
export function useEnds(): (entry: AccessEntry) => End[] {
  const scope = useOrganizationScope()
  const can = useCan()
  return useCallback(
    ({ kind, mailboxId, mailboxType, holderId, holderType, through, token, review }) => {
      if (review.state === 'gone') return []
      const mailbox = { type: mailboxType, id: mailboxId }
      /** The address of a dialog over a tab, or of the tab alone for those who may only look. */
      const at = (operation: OperationId, id: string, dialog: 'remove' | 'delete' = 'remove') =>
        can(operation) ? `/${encodeURIComponent(id)}/${dialog}` : ''
      const grantee = through.at(-1)?.id ?? holderId
      const [group] = through
      const member: End[] =
        group && holderType === 'USER'
          ? [
              {
                way: 'member',
                to: `${entityPath(scope, { type: 'GROUP', id: group.id }, 'members')}${at('groupMembers.disassociate', holderId)}`,
              },
            ]
          : []
      switch (kind) {
        case 'permission':
        case 'group': {
          const remove = mailboxType === 'RESOURCE' ? '' : at('mailboxPermissions.delete', grantee)
          return [
            { way: 'permission', to: `${entityPath(scope, mailbox, 'permissions')}${remove}` },
            ...member,
          ]
        }
        case 'delegate': {
          const remove = at('resourceDelegates.disassociate', grantee)
          return [
            { way: 'delegate', to: `${entityPath(scope, mailbox, 'delegates')}${remove}` },
            ...member,
          ]
        }
        case 'token': {
          const remove = at('personalAccessTokens.delete', token?.id ?? '', 'delete')
          return [{ way: 'token', to: `${entityPath(scope, mailbox, 'tokens')}${remove}` }]
        }
        case 'role':
        case 'roleThrough':
          return [{ way: 'role', to: organizationPath(scope, `impersonation-roles/${holderId}`) }]
        case 'exportRole':
          return can('exportSettings.describe')
            ? [{ way: 'exportRole', to: organizationPath(scope, 'exit/exports/setup') }]
            : []
        default:
          return []
      }
    },
    [scope, can],
  )
}
