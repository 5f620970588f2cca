import { EntityStateException, type WorkMail } from '@aws-sdk/client-workmail'
import type { Recipient } from '@mailroom/schemas'
import type { Handlers } from './handlers.ts'
import { camel } from './spelling.ts'

type Group = { groupId: string; name: string }
type Person = Recipient

/** How many groups are looked into at most, so that one question cannot use up the API's rate. */
const maxGroups = 200

/** How many paths to one person are told. */
const maxPaths = 10

/** All members of a group; undefined for one whose members AWS does not tell because it is not enabled. */
async function membersOf(workmail: WorkMail, OrganizationId: string, GroupId: string) {
  const members = []
  let NextToken: string | undefined
  try {
    do {
      const page = await workmail.listGroupMembers({
        OrganizationId,
        GroupId,
        ...(NextToken === undefined ? {} : { NextToken }),
      })
      members.push(...(page.Members ?? []))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
  } catch (error) {
    if (error instanceof EntityStateException) return undefined
    throw error
  }
  return camel(members)
}

/**
 * Follows a group's members through nested groups, each group asked for once, however many paths lead to it. A group on its own
 * path is a cycle and not followed again. Source: GRP-07, GRP-08, PERM-03.
 */
export const groupRecipients: Handlers<'groups'>['groups.listRecipients'] = async (
  { organizationId, groupId },
  { workmail },
) => {
  const asked = new Map<string, ReturnType<typeof membersOf>>()
  const people = new Map<string, Person>()
  const disabled = new Map<string, Group>()
  const cycles = new Map<string, string[]>()
  let more = false

  const ask = (id: string) => {
    const known = asked.get(id)
    if (known) return known
    if (asked.size >= maxGroups) return undefined
    const members = membersOf(workmail, organizationId, id)
    asked.set(id, members)
    return members
  }

  const reach = (person: Omit<Person, 'paths'>, path: Group[]) => {
    const known = people.get(person.id) ?? { ...person, paths: [] }
    people.set(person.id, known)
    if (known.paths.length < maxPaths) known.paths.push(path)
    else more = true
  }

  const follow = async (path: Group[]): Promise<void> => {
    const group = path.at(-1)
    const asking = group && ask(group.groupId)
    if (!asking) {
      more = true
      return
    }
    const members = await asking
    if (!members) {
      disabled.set(group.groupId, group)
      return
    }
    for (const { id = '', name = '', type, state = 'ENABLED' } of members) {
      if (state === 'DELETED') continue
      if (type === 'USER') reach({ id, name, state }, path)
      else if (path.some((outer) => outer.groupId === id)) {
        const round = [...path.slice(path.findIndex((outer) => outer.groupId === id))]
        cycles.set(id, [...round.map((each) => each.name), name])
      } else await follow([...path, { groupId: id, name }])
    }
  }

  const { Name = '' } = await workmail.describeGroup({
    OrganizationId: organizationId,
    GroupId: groupId,
  })
  await follow([{ groupId, name: Name }])
  return {
    items: [...people.values()].sort((a, b) => a.name.localeCompare(b.name)),
    cycles: [...cycles.values()],
    notEnabled: [...disabled.values()],
    more,
  }
}
