import { AwsError } from '../protocol/aws-error.ts'
import { membershipKey } from '../state/memberships.ts'
import { pageOf } from '../state/paging.ts'
import { date } from './dates.ts'
import { findEntity, findGroup, refuseResource, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization, refuseReadOnlyDirectory } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

/**
 * Whether a group is another group or inside it, at any depth. Searches upwards, because an entity
 * is in few groups and a group has many members.
 */
function isWithin(
  { state }: Context,
  organizationId: string,
  groupId: string,
  outerId: string,
): boolean {
  const seen = new Set([groupId])
  // Iterating over a set includes elements that are added in the loop.
  for (const memberId of seen)
    for (const { groupId: containing } of state.memberships.each(organizationId, {
      index: 'member',
      prefix: `${memberId}\0`,
    }))
      seen.add(containing)
  return seen.has(outerId)
}

export const groupMembers = {
  /**
   * Adds a user or a group to a group; adding a member again is no error.
   * Errors: UnsupportedOperationException, EntityNotFoundException, InvalidParameterException for a
   * resource, EntityStateException unless both are enabled, InvalidParameterException for a group
   * inside itself, at any depth. Source: 06 AssociateMemberToGroup, GRP-08.
   */
  AssociateMemberToGroup({ OrganizationId, GroupId, MemberId }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    const group = findGroup(context, OrganizationId, GroupId, 'id, name or email')
    const member = findEntity(context, OrganizationId, MemberId, 'id, name or email')
    refuseResource(member)
    refuseUnlessEnabled(group)
    refuseUnlessEnabled(member)
    if (isWithin(context, OrganizationId, group.id, member.id))
      throw new AwsError(
        'InvalidParameterException',
        `The group ${member.name} would be a member of itself.`,
      )
    context.state.memberships.put(OrganizationId, {
      groupId: group.id,
      groupName: group.name,
      memberId: member.id,
      memberName: member.name,
    })
    return {}
  },

  /**
   * Removes a member, in any state of the two; a missing member is no error.
   * Errors: UnsupportedOperationException, EntityNotFoundException.
   * Source: 06 DisassociateMemberFromGroup.
   */
  DisassociateMemberFromGroup({ OrganizationId, GroupId, MemberId }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    const group = findGroup(context, OrganizationId, GroupId, 'id, name or email')
    const member = findEntity(context, OrganizationId, MemberId, 'id, name or email')
    context.state.memberships.delete(OrganizationId, membershipKey(group.id, member.id))
    return {}
  },

  /**
   * Lists the direct members of an enabled group by name. Errors: EntityNotFoundException,
   * EntityStateException. Source: 06 ListGroupMembers, GRP-07.
   */
  ListGroupMembers({ OrganizationId, GroupId, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const group = findGroup(context, OrganizationId, GroupId, 'id, name or email')
    refuseUnlessEnabled(group)
    const { items, NextToken } = pageOf(
      context.state.memberships,
      OrganizationId,
      { index: 'group', prefix: `${group.id}\0` },
      page,
    )
    const members = items.map(({ memberId }) => {
      const member = findEntity(context, OrganizationId, memberId, 'id')
      refuseResource(member)
      return {
        Id: member.id,
        Name: member.name,
        Type: member.entityType,
        State: member.state,
        EnabledDate: date(member.enabledAt),
        DisabledDate: date(member.disabledAt),
      }
    })
    return { Members: members, NextToken }
  },

  /**
   * Lists the groups an entity is a direct member of, by name. Errors: EntityNotFoundException.
   * Source: 06 ListGroupsForEntity, USR-33.
   */
  ListGroupsForEntity({ OrganizationId, EntityId, Filters = {}, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const { id } = findEntity(context, OrganizationId, EntityId, 'id, name or email')
    const { items, NextToken } = pageOf(
      context.state.memberships,
      OrganizationId,
      { index: 'member', prefix: `${id}\0${Filters.GroupNamePrefix ?? ''}` },
      page,
    )
    const groups = items.map(({ groupId, groupName }) => ({
      GroupId: groupId,
      GroupName: groupName,
    }))
    return { Groups: groups, NextToken }
  },
} satisfies Handlers
