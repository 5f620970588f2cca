import type { ListAction } from '../list/ListActions.tsx'

/** The actions on groups that are selected in the list. Source: GRP-04, GRP-13, GRP-14, GEN-08. */
export const groupActions: ListAction[] = [
  {
    kind: 'enable',
    operation: 'groups.enable',
    dialog: 'enable',
  },
  {
    kind: 'disable',
    operation: 'groups.disable',
    dialog: 'disable',
  },
  {
    kind: 'delete',
    operation: 'groups.delete',
    dialog: 'delete',
    single: true,
  },
  { kind: 'setHidden', operation: 'groups.update' },
  { kind: 'addToGroups', operation: 'groupMembers.associate' },
  { kind: 'removeFromGroups', operation: 'groupMembers.disassociate' },
  { kind: 'addAlias', operation: 'aliases.create' },
  { kind: 'removeAliases', operation: 'aliases.delete' },
  { kind: 'grantPermissions', operation: 'mailboxPermissions.put' },
  { kind: 'revokePermissions', operation: 'mailboxPermissions.delete' },
]
