import { groupRecipients } from './group-recipients.ts'
import { addressThenRest, secondHalf } from './half-done.ts'
import type { Handlers } from './handlers.ts'
import { noteBefore } from './note-before.ts'
import { checkedAddress, enableWith } from './primary-address.ts'
import { refuseIfChanged } from './refuse-if-changed.ts'
import { refuseUnusableAddress } from './refuse-unusable-address.ts'
import { camel, pascal } from './spelling.ts'

export const groups: Handlers<'groups'> = {
  'groups.list': async (input, { workmail }) => {
    const { Groups, NextToken } = await workmail.listGroups(pascal(input))
    return { items: camel(Groups), nextToken: NextToken }
  },

  'groups.describe': async (input, { workmail }) =>
    camel(await workmail.describeGroup(pascal(input))),

  'groups.listRecipients': groupRecipients,

  /**
   * Creates a group, then enables it. If only the creation succeeds, the group stays, disabled and
   * without an address, and the answer says why. Source: GEN-05.
   */
  'groups.create': async ({ email, ...group }, { workmail, requestId }) => {
    await refuseUnusableAddress(workmail, { ...group, address: email })
    const { GroupId } = await workmail.createGroup(pascal(group))
    const notEnabled = await secondHalf(requestId, () =>
      workmail.registerToWorkMail({
        OrganizationId: group.organizationId,
        EntityId: GroupId,
        Email: email,
      }),
    )
    return { groupId: GroupId, notEnabled }
  },

  'groups.enable': ({ organizationId, groupId, email }, { workmail }) =>
    enableWith(workmail, { organizationId, entityId: groupId, email }),

  'groups.disable': async ({ organizationId, groupId }, { workmail }) => {
    await workmail.deregisterFromWorkMail({ OrganizationId: organizationId, EntityId: groupId })
  },

  'groups.update': async ({ expected, email, ...wanted }, { workmail, requestId, note }) => {
    const { organizationId, groupId, hiddenFromGlobalAddressList } = wanted
    const current = camel(
      await workmail.describeGroup({ OrganizationId: organizationId, GroupId: groupId }),
    )
    const changes = { email, hiddenFromGlobalAddressList }
    noteBefore(note, { kind: 'GROUP', id: groupId }, current, changes)
    refuseIfChanged(current, expected, changes)
    const address = await checkedAddress(workmail, { organizationId, entityId: groupId, email })
    return addressThenRest(
      requestId,
      address,
      hiddenFromGlobalAddressList === undefined
        ? undefined
        : () => workmail.updateGroup(pascal(wanted)),
    )
  },

  'groups.delete': async (input, { workmail }) => {
    await workmail.deleteGroup(pascal(input))
  },
}
