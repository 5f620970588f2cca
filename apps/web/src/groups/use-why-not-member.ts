import { useQuery } from '@tanstack/react-query'
import { call } from '../app/api/call.ts'
import { useRead } from '../app/api/use-read.ts'
import type { WhyNot } from '../app/directory/use-entity-options.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'

type GroupInput = ReturnType<typeof useOrganizationScope> & { groupId: string }

/** The ids of all direct members, however many pages there are. */
async function allMembers(input: GroupInput, signal: AbortSignal): Promise<Set<string>> {
  const ids = new Set<string>()
  let nextToken: string | undefined
  do {
    const page: { items: { id: string }[]; nextToken?: string | undefined } = await call(
      'groupMembers.list',
      { ...input, maxResults: 100, ...(nextToken === undefined ? {} : { nextToken }) },
      signal,
    )
    for (const { id } of page.items) ids.add(id)
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return ids
}

/**
 * Why somebody cannot become a member of a group: it is the group itself, a member already, or a group that this one is in, which
 * would then contain itself; the circle is told. Source: GRP-08.
 */
export function useWhyNotMember(group: { groupId: string; name: string }): WhyNot {
  const text = useText('groups')
  const scope = useOrganizationScope()
  const input = { ...scope, groupId: group.groupId }
  const { data: members } = useQuery({
    queryKey: ['groupMembers.list', input, 'all'],
    queryFn: ({ signal }) => allMembers(input, signal),
  })
  const { data: containing } = useRead('groupMembers.listAllGroups', {
    ...scope,
    entityId: group.groupId,
  })
  return ({ id, name }) => {
    if (id === group.groupId) return text('isItself')
    if (members?.has(id)) return text('isMember')
    const outer = containing?.items.find(({ groupId }) => groupId === id)
    if (!outer) return undefined
    const between = outer.through.map(({ groupName }) => groupName).reverse()
    const path = [group.name, name, ...between, group.name].join(' → ')
    return text('wouldContainItself', { path })
  }
}
