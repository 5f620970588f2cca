import type { Recipient } from '@mailroom/schemas/groups'

export type Member = { id: string; name: string; state: Recipient['state']; isGroup: boolean }

/** The groups by id with their members; members are undefined if AWS does not tell them. */
export type GroupGraph = Map<string, { name: string; members: Member[] | undefined }>

/**
 * The most paths shown for one person, and followed in all: nested groups can have more than
 * anybody can read.
 */
const maxPathsOfOne = 10
const maxPaths = 5_000

/**
 * Returns every person below a group with the paths to them, from the outermost group to the
 * innermost, and the cycles on the way, which end a path. `more` if a limit was reached or the
 * graph lacks a group.
 */
export function pathsThrough(graph: GroupGraph, start: string) {
  const people = new Map<string, Recipient>()
  const cycles = new Map<string, string[]>()
  let more = false
  let walked = 0

  const nameOf = (groupId: string) => graph.get(groupId)?.name ?? ''

  const reach = ({ id, name, state }: Member, path: readonly string[]) => {
    const person = people.get(id) ?? { id, name, state, paths: [] }
    people.set(id, person)
    if (person.paths.length >= maxPathsOfOne) more = true
    else person.paths.push(path.map((groupId) => ({ groupId, name: nameOf(groupId) })))
  }

  const walk = (path: readonly string[]) => {
    const group = graph.get(path.at(-1) ?? '')
    if (!group || ++walked > maxPaths) {
      more = true
      return
    }
    for (const member of group.members ?? []) {
      const at = path.indexOf(member.id)
      if (!member.isGroup) reach(member, path)
      else if (at < 0) walk([...path, member.id])
      else {
        const round = path.slice(at)
        cycles.set([...round].sort().join(), [...round, member.id].map(nameOf))
      }
    }
  }

  walk([start])
  const items = [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
  return { items, cycles: [...cycles.values()], more }
}
