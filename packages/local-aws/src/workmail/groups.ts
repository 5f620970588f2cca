import { AwsError } from '../protocol/aws-error.ts'
import type { GroupRecord } from '../state/groups.ts'
import { pageOf } from '../state/paging.ts'
import { deleteEntity } from './change-entity.ts'
import { date } from './dates.ts'
import { entityFilters, filterQuery } from './filters.ts'
import { findGroup, lookUp } from './find-entity.ts'
import { findActiveOrganization, refuseReadOnlyDirectory } from './find-organization.ts'
import type { Handlers } from './handlers.ts'
import { refuseReservedName, refuseTakenName } from './names.ts'
import { newId } from './new-id.ts'

function described({ name, email, state, enabledAt, disabledAt }: GroupRecord) {
  return {
    Email: email,
    Name: name,
    State: state,
    EnabledDate: date(enabledAt),
    DisabledDate: date(disabledAt),
  }
}

export const groups = {
  /**
   * Creates a group, disabled and without an address.
   * Errors: UnsupportedOperationException in a read-only directory, ReservedNameException,
   * NameAvailabilityException. Source: 06 CreateGroup.
   */
  CreateGroup({ OrganizationId, Name, HiddenFromGlobalAddressList = false }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    refuseReservedName(Name)
    refuseTakenName(context, OrganizationId, Name)
    const group: GroupRecord = {
      entityType: 'GROUP',
      id: newId.entity(),
      name: Name,
      state: 'DISABLED',
      hiddenFromGlobalAddressList: HiddenFromGlobalAddressList,
    }
    context.state.groups.put(OrganizationId, group)
    return { GroupId: group.id }
  },

  /**
   * Describes a group in any state, by id, name or address. Errors: EntityNotFoundException.
   * Source: 06 DescribeGroup.
   */
  DescribeGroup({ OrganizationId, GroupId }, context) {
    findActiveOrganization(context, OrganizationId)
    const group = findGroup(context, OrganizationId, GroupId, 'id, name or email')
    return {
      GroupId: group.id,
      ...described(group),
      HiddenFromGlobalAddressList: group.hiddenFromGlobalAddressList,
    }
  },

  /**
   * Lists groups by name, or by the attribute of the filter; shows the address of enabled groups
   * only. Prefixes are case-sensitive.
   * Errors: InvalidParameterException for more than one filter or a foreign token.
   * Source: 06 ListGroups, EMB-08.
   */
  ListGroups({ OrganizationId, Filters = {}, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const query = filterQuery(Filters, entityFilters)
    const { items, NextToken } = pageOf(context.state.groups, OrganizationId, query, page)
    return {
      Groups: items.map((group) => ({
        Id: group.id,
        ...described(group),
        Email: group.state === 'ENABLED' ? group.email : undefined,
      })),
      NextToken,
    }
  },

  /**
   * Shows a group in the global address list or hides it, in any state. Nothing else of a group can
   * change.
   * Errors: UnsupportedOperationException, EntityNotFoundException. Source: 06 UpdateGroup, GRP-06.
   */
  UpdateGroup({ OrganizationId, GroupId, HiddenFromGlobalAddressList }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    const group = findGroup(context, OrganizationId, GroupId, 'id, name or email')
    context.state.groups.put(OrganizationId, {
      ...group,
      hiddenFromGlobalAddressList: HiddenFromGlobalAddressList ?? group.hiddenFromGlobalAddressList,
    })
    return {}
  },

  /**
   * Permanently deletes a disabled group, by id or name; an unknown one is no error.
   * Errors: UnsupportedOperationException, EntityStateException for an enabled one.
   * Source: 06 DeleteGroup, EMB-07.
   */
  DeleteGroup({ OrganizationId, GroupId }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    const group = lookUp(context, OrganizationId, GroupId, 'id or name', 'GROUP')
    if (!group) return {}
    if (group.state === 'ENABLED')
      throw new AwsError(
        'EntityStateException',
        `The group ${group.name} is enabled; disable it before you delete it.`,
      )
    deleteEntity(context, OrganizationId, group)
    return {}
  },
} satisfies Handlers
