import type { ListAction } from '../app/directory/list/ListActions.tsx'
import { useReadOnlyReason } from '../app/directory/use-read-only-reason.ts'
import { useText } from '../app/texts/texts.ts'

/** What can be done with groups that are chosen in the list. Source: GRP-04, GRP-13, GRP-14, GEN-08. */
export function useGroupActions(): ListAction[] {
  const text = useText('directory')
  const readOnlyReason = useReadOnlyReason()
  const inDirectory = () => readOnlyReason
  return [
    {
      kind: 'enable',
      operation: 'groups.enable',
      dialog: ({ id }) => `${id}/enable`,
      whyNot: (only) => (only?.state === 'ENABLED' ? text('alreadyEnabled') : undefined),
    },
    {
      kind: 'disable',
      operation: 'groups.disable',
      dialog: ({ id }) => `${id}/disable`,
      whyNot: (only) => (only && only.state !== 'ENABLED' ? text('alreadyDisabled') : undefined),
    },
    {
      kind: 'delete',
      operation: 'groups.delete',
      dialog: ({ id }) => `${id}/delete`,
      single: true,
      whyNot: (only) =>
        readOnlyReason ?? (only?.state === 'ENABLED' ? text('onlyDisabled') : undefined),
    },
    { kind: 'setHidden', operation: 'groups.update', whyNot: inDirectory },
    { kind: 'addToGroups', operation: 'groupMembers.associate', whyNot: inDirectory },
    { kind: 'removeFromGroups', operation: 'groupMembers.disassociate', whyNot: inDirectory },
    { kind: 'addAlias', operation: 'aliases.create', whyNot: inDirectory },
    { kind: 'removeAliases', operation: 'aliases.delete', whyNot: inDirectory },
    { kind: 'grantPermissions', operation: 'mailboxPermissions.put' },
    { kind: 'revokePermissions', operation: 'mailboxPermissions.delete' },
  ]
}
