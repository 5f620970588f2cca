import { groupRecipients } from './group-recipients.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { inTwoParts, secondHalf } from './partial-outcome.ts'
import { checkedAddress, enableWith, enabling } from './primary-address.ts'
import { refuseUnusableAddress } from './refuse-unusable-address.ts'
import { noteReleased } from './released-addresses.ts'
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
  'groups.create': async ({ email, ...group }, { workmail, ...context }) => {
    const { organizationId, name } = group
    await refuseUnusableAddress(workmail, { organizationId, address: email })
    const create = () => workmail.createGroup(pascal(group))
    const { GroupId } =
      (await context.settle('groups.create', { name }, create)) ??
      (await workmail.describeGroup({ OrganizationId: organizationId, GroupId: name }))
    const created = { organizationId, entityId: GroupId, email }
    const notEnabled = await secondHalf(context, enabling(workmail, 'groups.enable', created))
    return { groupId: GroupId, notEnabled }
  },

  'groups.enable': ({ organizationId, groupId, email }, { workmail }) =>
    enableWith(workmail, { organizationId, entityId: groupId, email }),

  'groups.disable': async ({ organizationId, groupId }, context) => {
    const { workmail } = context
    await noteReleased({ organizationId, type: 'GROUP', id: groupId }, context)
    await workmail.deregisterFromWorkMail({ OrganizationId: organizationId, EntityId: groupId })
  },

  'groups.update': async ({ expected, email, ...wanted }, { workmail, note, ...context }) => {
    const { organizationId, groupId, hiddenFromGlobalAddressList } = wanted
    const current = camel(
      await workmail.describeGroup({ OrganizationId: organizationId, GroupId: groupId }),
    )
    guardEdit(note, {
      target: { kind: 'GROUP', id: groupId },
      ...{ current, expected, wanted: { email, hiddenFromGlobalAddressList } },
    })
    const address = await checkedAddress(workmail, { organizationId, entityId: groupId, email })
    const update = () => workmail.updateGroup(pascal(wanted))
    const rest = { id: 'groups.update', input: wanted, send: update }
    return inTwoParts(
      context,
      address,
      hiddenFromGlobalAddressList === undefined ? undefined : rest,
    )
  },

  'groups.delete': async (input, { workmail }) => {
    await workmail.deleteGroup(pascal(input))
  },
}
