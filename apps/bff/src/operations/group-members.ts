import { listAllGroups } from './all-groups.ts'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const groupMembers: Handlers<'groupMembers'> = {
  'groupMembers.list': async (input, { workmail }) => {
    const { Members, NextToken } = await workmail.listGroupMembers(pascal(input))
    return { items: camel(Members), nextToken: NextToken }
  },

  'groupMembers.listGroups': async (input, { workmail }) => {
    const { Groups, NextToken } = await workmail.listGroupsForEntity(pascal(input))
    return { items: camel(Groups), nextToken: NextToken }
  },

  'groupMembers.listAllGroups': listAllGroups,

  'groupMembers.associate': async (input, { workmail }) => {
    await workmail.associateMemberToGroup(pascal(input))
  },

  'groupMembers.disassociate': async (input, { workmail }) => {
    await workmail.disassociateMemberFromGroup(pascal(input))
  },
}
