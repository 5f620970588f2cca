import type { DescribedEntity, DirectoryReader } from './directory-reader.ts'
import { onceEach } from './once.ts'
import { refuseRow } from './plan-refusal.ts'

/** The groups a plan adds members to, and who is in whom, counting what the plan itself adds. */
export function planMemberships(reader: DirectoryReader) {
  const group = onceEach((named) => reader.describe(named, 'GROUP'))
  const groupsOf = onceEach((id) => reader.groupsOf(id))
  const joined = new Map<string, string[]>()

  /** Whether a group is another one or inside of it, at any depth; looks upwards. */
  const isWithin = async (groupId: string, outerId: string): Promise<boolean> => {
    const seen = new Set([groupId])
    // A set hands out what is added while it is walked through.
    for (const id of seen) {
      for (const containing of await groupsOf(id)) seen.add(containing.id)
      for (const containing of joined.get(id) ?? []) seen.add(containing)
    }
    return seen.has(outerId)
  }

  return {
    /** The group of an id or a name. Refuses: `GroupNotFound`, `GroupNotEnabled`. */
    async groupToJoin(named: string) {
      const found = await group(named)
      if (!found) return refuseRow('GroupNotFound', `There is no group ${named}.`)
      if (found.state !== 'ENABLED')
        refuseRow('GroupNotEnabled', `The group ${found.name} is not enabled.`)
      return { id: found.id, name: found.name }
    },

    /** Puts a group into another. Refuses: `GroupCycle`. Source: GRP-08. */
    async joinGroup(
      member: Pick<DescribedEntity, 'id' | 'name'>,
      { id, name }: { id: string; name: string },
    ): Promise<void> {
      // First, so that of two rows that make a cycle together the second sees the first.
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
