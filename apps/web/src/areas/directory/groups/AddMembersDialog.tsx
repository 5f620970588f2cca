import type { Group } from '@mailroom/schemas'
import { notify } from '../../../kit/data/notifications.ts'
import type { Offered } from '../../../kit/entity/use-entity-options.ts'
import { useText } from '../../../kit/words/texts.ts'
import { AddEntitiesDialog } from '../AddEntitiesDialog.tsx'
import { useGroup } from './use-group.ts'
import { useWhyNotMember } from './use-why-not-member.ts'

/** The entities that can be members. Source: GRP-08. */
const offered: Offered = { types: ['USER', 'GROUP'], states: ['ENABLED'] }

function AddMembers({ group }: { group: Group }) {
  const text = useText('groups')
  const { input } = useGroup()
  const whyNot = useWhyNotMember(group)
  return (
    <AddEntitiesDialog
      id="groupMembers.associate"
      inputOf={({ id }) => ({ ...input, memberId: id })}
      title={text('addMembersTo', { group: group.name })}
      label={text('newMembers')}
      submitLabel={text('add')}
      offered={offered}
      whyNot={whyNot}
      onDone={(added) => {
        const names = { count: added.length, group: group.name }
        notify({ type: 'success', content: text('membersAdded', names) })
      }}
    >
      {text('addMembersExplanation')}
    </AddEntitiesDialog>
  )
}

/** Adds users and groups to an enabled group. Source: GRP-08. */
export function AddMembersDialog() {
  const { group } = useGroup()
  return group?.state === 'ENABLED' ? <AddMembers group={group} /> : null
}
