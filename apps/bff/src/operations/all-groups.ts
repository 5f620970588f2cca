import type { Output } from '@mailroom/schemas/operations'
import { awsDirectory } from '../aws/directory.ts'
import type { Handlers } from './handlers.ts'

type Containing = Output<'groupMembers.listAllGroups'>['items'][number]

/** The most groups examined, so that one request cannot use up the API's rate. */
const maxGroups = 200

/**
 * Lists all groups of an entity. Searches the nearest groups first, so that each path is a shortest
 * one. Source: GRP-08, USR-33.
 */
export const listAllGroups: Handlers<'groupMembers'>['groupMembers.listAllGroups'] = async (
  { organizationId, entityId },
  { workmail },
) => {
  const directory = awsDirectory(workmail, organizationId)
  const found = new Map<string, Containing>()
  const look = async (id: string, through: Containing['through']) => {
    for (const { id: groupId, name: groupName } of await directory.groupsOf(id))
      if (groupId !== entityId && !found.has(groupId) && found.size < maxGroups)
        found.set(groupId, { groupId, groupName, through })
  }
  await look(entityId, [])
  // The loop also visits groups that are added while it runs.
  for (const { groupId, groupName, through } of found.values())
    await look(groupId, [...through, { groupId, groupName }])
  return { items: [...found.values()], more: found.size === maxGroups }
}
