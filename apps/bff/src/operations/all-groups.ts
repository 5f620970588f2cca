import type { WorkMail } from '@aws-sdk/client-workmail'
import type { Output } from '@mailroom/schemas'
import type { Handlers } from './handlers.ts'
import { camel } from './spelling.ts'

type Containing = Output<'groupMembers.listAllGroups'>['items'][number]

/** How many groups are looked at in all, so that one question cannot use up the API's rate. */
const maxGroups = 200

/** The groups somebody is a direct member of. */
async function groupsOf(workmail: WorkMail, OrganizationId: string, EntityId: string) {
  const groups = []
  let NextToken: string | undefined
  do {
    const page = await workmail.listGroupsForEntity({
      OrganizationId,
      EntityId,
      ...(NextToken === undefined ? {} : { NextToken }),
    })
    groups.push(...(page.Groups ?? []))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return camel(groups)
}

/** Looks outwards from an entity, the nearest groups first, so that the way that is told is a shortest one. Source: GRP-08, USR-33. */
export const listAllGroups: Handlers<'groupMembers'>['groupMembers.listAllGroups'] = async (
  { organizationId, entityId },
  { workmail },
) => {
  const found = new Map<string, Containing>()
  const look = async (id: string, through: Containing['through']) => {
    for (const { groupId = '', groupName = '' } of await groupsOf(workmail, organizationId, id))
      if (groupId !== entityId && !found.has(groupId) && found.size < maxGroups)
        found.set(groupId, { groupId, groupName, through })
  }
  await look(entityId, [])
  // A map hands out what is added while it is walked through.
  for (const { groupId, groupName, through } of found.values())
    await look(groupId, [...through, { groupId, groupName }])
  return { items: [...found.values()], more: found.size === maxGroups }
}
