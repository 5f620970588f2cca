import type { Entity } from '@mailroom/schemas/entities'
import { useCan } from '../../../kit/access/Can.tsx'
import type { ListAction } from '../list/ListActions.tsx'
import { useWhyNotResettable } from './user-state.ts'

/** Returns the actions on users that are selected in the list. Source: USR-01, GEN-08. */
export function useUserActions(): ListAction[] {
  const can = useCan()
  const whyNotResettable = useWhyNotResettable()
  const whyNotReset = (only: Entity | undefined) => only && whyNotResettable(only)
  return [
    {
      kind: 'enable',
      operation: 'users.enable',
      dialog: 'enable',
    },
    {
      kind: 'disable',
      operation: 'users.disable',
      dialog: 'disable',
    },
    {
      kind: 'resetPasswords',
      operation: 'users.resetPassword',
      dialog: 'reset-password',
      // People who may only reset passwords may not plan bulk changes.
      single: !can('jobs.plan'),
      whyNot: whyNotReset,
    },
    {
      kind: 'delete',
      operation: 'users.delete',
      dialog: 'delete',
    },
    { kind: 'setHidden', operation: 'users.update' },
    { kind: 'updateUsers', operation: 'users.update' },
    { kind: 'updateQuota', operation: 'mailboxes.updateQuota' },
    { kind: 'addToGroups', operation: 'groupMembers.associate' },
    { kind: 'removeFromGroups', operation: 'groupMembers.disassociate' },
    { kind: 'addAlias', operation: 'aliases.create' },
    { kind: 'removeAliases', operation: 'aliases.delete' },
    { kind: 'grantPermissions', operation: 'mailboxPermissions.put' },
    { kind: 'revokePermissions', operation: 'mailboxPermissions.delete' },
  ]
}
