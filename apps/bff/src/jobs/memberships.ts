import type { DescribedEntity, DirectoryReader } from './directory-reader.ts'
import { memoizeEach } from './memoize-promise.ts'
import { refuseRow } from './plan-refusal.ts'
import { isRefused } from './refuse-by-needs.ts'

/**
 * Tracks the groups that a plan adds members to, and their members, including those the plan adds.
 */
export function planMemberships(reader: DirectoryReader) {
  const group = memoizeEach((named) => reader.describe(named, 'GROUP'))
  const groupsOf = memoizeEach((id) => reader.groupsOf(id))
  const joined = new Map<string, string[]>()

  /** Returns whether a group is another one or nested in it, at any depth. Searches upwards. */
  const isWithin = async (groupId: string, outerId: string): Promise<boolean> => {
    const seen = new Set([groupId])
    // The loop also visits ids that are added while it runs.
    for (const id of seen) {
      for (const containing of await groupsOf(id)) seen.add(containing.id)
      for (const containing of joined.get(id) ?? []) seen.add(containing)
    }
    return seen.has(outerId)
  }

  return {
    /** Finds a group by id or name. Refuses: `GroupNotFound`, `GroupNotEnabled`. */
    async groupToJoin(named: string) {
      const found = await group(named)
      if (!found) return refuseRow('GroupNotFound', `There is no group ${named}.`)
      if (isRefused('groupMembers.associate', found))
        refuseRow('GroupNotEnabled', `The group ${found.name} is not enabled.`)
      return { id: found.id, name: found.name }
    },

    /** Adds a group to another one. Refuses: `GroupCycle`. Source: GRP-08. */
    async joinGroup(
      member: Pick<DescribedEntity, 'id' | 'name'>,
      { id, name }: { id: string; name: string },
    ): Promise<void> {
      // This comes first, so that if two rows make a cycle together, the second one sees the first.
      joined.set(member.id, [...(joined.get(member.id) ?? []), id])
      if (!(await isWithin(id, member.id))) return
      joined.set(
        member.id,
        (joined.get(member.id) ?? []).filter((each) => each !== id),
      )
      refuseRow('GroupCycle', `${member.name} would be a member of itself, through ${name}.`)
    },
  }
}
