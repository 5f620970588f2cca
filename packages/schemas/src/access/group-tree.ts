import type { Entity } from '../entities.ts'
import type { AsleepReason } from './who-can-open.ts'

type Known = Pick<Entity, 'id' | 'type' | 'state'> & { members?: readonly string[] | undefined }

/**
 * Somebody below a group, with the groups on the way: from the one that they are a direct member of
 * to the uppermost. With `stop`, a group of which nobody can tell the members.
 */
type Below = {
  id: string
  through: readonly string[]
  stop?: Extract<AsleepReason, 'groupDisabled' | 'membersUnread' | 'holderUnknown'>
}

/** Returns why the members of a group are not known; undefined if they are. */
function stopOf(group: Known | undefined): Below['stop'] {
  if (!group || group.state === 'DELETED') return 'holderUnknown'
  // AWS lists no members of a disabled group. Source: GRP-07.
  if (group.state === 'DISABLED') return 'groupDisabled'
  return group.members ? undefined : 'membersUnread'
}

/**
 * Resolves groups, each of them once. Whoever is a direct member of several groups below has a way
 * from each, by the fewest groups. A cycle of groups ends where it closes. Source: PERM-03.
 */
export function groupTree(entities: ReadonlyMap<string, Known>) {
  const resolved = new Map<string, { all: Below[]; byId: Map<string, Below[]> }>()

  const resolve = (groupId: string) => {
    const known = resolved.get(groupId)
    if (known) return known
    const all: Below[] = []
    const ways = new Map<string, readonly string[]>([[groupId, []]])
    // The map grows while it is gone through: that is the breadth first order.
    for (const [id, above] of ways) {
      const group = entities.get(id)
      const stop = stopOf(group)
      if (stop) {
        all.push({ id, through: above, stop })
        continue
      }
      const through = [id, ...above]
      for (const member of new Set(group?.members))
        if (entities.get(member)?.type !== 'GROUP') all.push({ id: member, through })
        else if (!ways.has(member)) ways.set(member, through)
    }
    const byId = new Map<string, Below[]>()
    for (const each of all) byId.set(each.id, [...(byId.get(each.id) ?? []), each])
    const found = { all, byId }
    resolved.set(groupId, found)
    return found
  }

  return {
    /** Returns everybody below a group, or only the ways of one of them. */
    below(groupId: string, only?: string): readonly Below[] {
      const { all, byId } = resolve(groupId)
      return only === undefined ? all : (byId.get(only) ?? [])
    },
  }
}
export type GroupTree = ReturnType<typeof groupTree>
