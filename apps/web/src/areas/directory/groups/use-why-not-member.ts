import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import type { WhyNot } from '../../../kit/entity/use-entity-options.ts'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useText } from '../../../kit/words/texts.ts'

/**
 * Returns why an entity cannot become a member of a group: it is the group itself, already a
 * member, or a group that contains this one, which would make a cycle; the reason shows the cycle.
 * Source: GRP-08.
 */
export function useWhyNotMember(group: { groupId: string; name: string }): WhyNot {
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
