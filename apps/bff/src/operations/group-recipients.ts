import { type AwsDirectory, awsDirectory, unlessNotEnabled } from '../aws/directory.ts'
import { type GroupGraph, type Member, pathsThrough } from './group-paths.ts'
import type { Handlers } from './handlers.ts'

/** The most groups examined, so that one request cannot use up the API's rate. */
const maxGroups = 200

/**
 * Returns all members of a group; undefined if AWS does not tell them because it is not enabled.
 */
async function membersOf(directory: AwsDirectory, groupId: string) {
  const members = await unlessNotEnabled(directory.members(groupId))
  return members?.flatMap(({ id = '', name = '', type, state = 'ENABLED' }): Member[] =>
    state === 'DELETED' ? [] : [{ id, name, state, isGroup: type === 'GROUP' }],
  )
}

/** Reads each group below a group once, however many paths lead to it. */
async function graphBelow(directory: AwsDirectory, start: string, name: string) {
  const graph: GroupGraph = new Map()
  let names = new Map([[start, name]])
  while (names.size > 0 && graph.size < maxGroups) {
    const layer = [...names].slice(0, maxGroups - graph.size)
    names = new Map()
    for (const [groupId, groupName] of layer) {
      const members = await membersOf(directory, groupId)
      graph.set(groupId, { name: groupName, members })
      for (const { id, name, isGroup } of members ?? []) if (isGroup) names.set(id, name)
    }
    for (const known of graph.keys()) names.delete(known)
  }
  return graph
}

/** Lists the recipients of mail to a group, with their paths. Source: GRP-07, GRP-08, PERM-03. */
export const groupRecipients: Handlers<'groups'>['groups.listRecipients'] = async (
  { organizationId, groupId },
  { workmail },
) => {
  const directory = awsDirectory(workmail, organizationId)
  const { name = '' } = await directory.describe('GROUP', groupId)
  const graph = await graphBelow(directory, groupId, name)
  const notEnabled = [...graph].flatMap(([id, { name, members }]) =>
    members ? [] : [{ groupId: id, name }],
  )
  return { ...pathsThrough(graph, groupId), notEnabled }
}
