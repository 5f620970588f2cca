import type { Group } from '@mailroom/schemas/groups'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import type { Offered, WhyNot } from '../../../kit/entity/use-entity-options.ts'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useText } from '../../../kit/words/texts.ts'
import { AddEntitiesDialog } from '../AddEntitiesDialog.tsx'
import { useGroup } from './use-group.ts'

/**
 * Returns why an entity cannot become a member of a group: it is the group itself, already a
 * member, or a group that contains this one, which would make a cycle; the reason shows the cycle.
 * Source: GRP-08.
 */
function useWhyNotMember(group: { groupId: string; name: string }): WhyNot {
  const text = useText('groups')
  const scope = useOrganizationScope()
  const { data: members } = useWholeList('groupMembers.list', { ...scope, groupId: group.groupId })
  const { data: containing } = useRead('groupMembers.listAllGroups', {
    ...scope,
    entityId: group.groupId,
  })
  return ({ id, name }) => {
    if (id === group.groupId) return text('isItself')
    if (members?.some((member) => member.id === id)) return text('isMember')
    const outer = containing?.items.find(({ groupId }) => groupId === id)
    if (!outer) return undefined
    const between = outer.through.map(({ groupName }) => groupName).reverse()
    const path = [group.name, name, ...between, group.name].join(' → ')
    return text('wouldContainItself', { path })
  }
}

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
  return <AddMembers group={group} />
}
