import { AwsError } from '../protocol/aws-error.ts'
import { pageOf } from '../state/paging.ts'
import type { BookingOptions, ResourceRecord } from '../state/resources.ts'
import { deleteEntity } from './change-entity.ts'
import { date } from './dates.ts'
import { entityFilters, filterQuery } from './filters.ts'
import { findResource, lookUp, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization, refuseReadOnlyDirectory } from './find-organization.ts'
import type { Handlers } from './handlers.ts'
import { refuseReservedName, refuseTakenName } from './names.ts'
import { newId } from './new-id.ts'
import { countDelegates } from './resource-delegates.ts'

/** The booking options of a new resource. Source: 06 CreateResource, RES-06. */
export const defaultBookingOptions: BookingOptions = {
  AutoAcceptRequests: true,
  AutoDeclineRecurringRequests: false,
  AutoDeclineConflictingRequests: true,
}

function described(resource: ResourceRecord) {
  return {
    Email: resource.email,
    Name: resource.name,
    Type: resource.type,
    State: resource.state,
    EnabledDate: date(resource.enabledAt),
    DisabledDate: date(resource.disabledAt),
    Description: resource.description,
  }
}

export const resources = {
  /**
   * Creates a room or a piece of equipment, disabled and without an address.
   * Errors: UnsupportedOperationException in a read-only directory, ReservedNameException,
   * NameAvailabilityException.
   * Source: 06 CreateResource, RES-14.
   */
  CreateResource({ OrganizationId, Name, Type, Description, ...rest }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    refuseReservedName(Name)
    refuseTakenName(context, OrganizationId, Name)
    const resource: ResourceRecord = {
      entityType: 'RESOURCE',
      id: newId.resource(),
      name: Name,
      type: Type,
      state: 'DISABLED',
      hiddenFromGlobalAddressList: rest.HiddenFromGlobalAddressList ?? false,
      bookingOptions: defaultBookingOptions,
      ...(Description === undefined ? {} : { description: Description }),
    }
    context.state.resources.put(OrganizationId, resource)
    return { ResourceId: resource.id }
  },

  /**
   * Describes a resource in any state, by id, name or address. Errors: EntityNotFoundException.
   * Source: 06 DescribeResource.
   */
  DescribeResource({ OrganizationId, ResourceId }, context) {
    findActiveOrganization(context, OrganizationId)
    const resource = findResource(context, OrganizationId, ResourceId, 'id, name or email')
    return {
      ResourceId: resource.id,
      ...described(resource),
      BookingOptions: resource.bookingOptions,
      HiddenFromGlobalAddressList: resource.hiddenFromGlobalAddressList,
    }
  },

  /**
   * Lists resources by name, or by the attribute of the filter. Prefixes are case-sensitive.
   * Errors: InvalidParameterException for more than one filter or a foreign token.
   * Source: 06 ListResources, EMB-08.
   */
  ListResources({ OrganizationId, Filters = {}, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const query = filterQuery(Filters, entityFilters)
    const { items, NextToken } = pageOf(context.state.resources, OrganizationId, query, page)
    return {
      Resources: items.map((resource) => ({ Id: resource.id, ...described(resource) })),
      NextToken,
    }
  },

  /**
   * Changes the members of the request; `""` clears the description, and a booking option that is
   * missing among others is disabled.
   * Errors: UnsupportedOperationException, EntityNotFoundException, EntityStateException unless it
   * is enabled, InvalidParameterException for a reserved name, NameAvailabilityException,
   * InvalidConfigurationException if neither the resource itself nor a delegate would answer
   * requests. Source: 06 UpdateResource, EMB-07, RES-06.
   */
  UpdateResource({ OrganizationId, ResourceId, ...change }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    const resource = findResource(context, OrganizationId, ResourceId, 'id, name or email')
    refuseUnlessEnabled(resource)
    if (change.Name !== undefined) {
      refuseReservedName(change.Name, 'InvalidParameterException')
      refuseTakenName(context, OrganizationId, change.Name, resource.id)
    }
    const {
      AutoAcceptRequests = false,
      AutoDeclineRecurringRequests = false,
      AutoDeclineConflictingRequests = false,
    } = change.BookingOptions ?? resource.bookingOptions
    if (
      change.BookingOptions &&
      !AutoAcceptRequests &&
      countDelegates(context, OrganizationId, resource.id) === 0
    )
      throw new AwsError(
        'InvalidConfigurationException',
        `The resource ${resource.name} needs a delegate before it stops accepting requests by itself.`,
      )
    const { description: former, ...others } = resource
    const description = change.Description ?? former
    context.state.resources.put(OrganizationId, {
      ...others,
      name: change.Name ?? resource.name,
      type: change.Type ?? resource.type,
      hiddenFromGlobalAddressList:
        change.HiddenFromGlobalAddressList ?? resource.hiddenFromGlobalAddressList,
      bookingOptions: {
        AutoAcceptRequests,
        AutoDeclineRecurringRequests,
        AutoDeclineConflictingRequests,
      },
      ...(description ? { description } : {}),
    })
    return {}
  },

  /**
   * Permanently deletes a disabled resource, by id or name; an unknown one is no error.
   * Errors: UnsupportedOperationException, EntityStateException for an enabled one.
   * Source: 06 DeleteResource, EMB-07.
   */
  DeleteResource({ OrganizationId, ResourceId }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    const resource = lookUp(context, OrganizationId, ResourceId, 'id or name', 'RESOURCE')
    if (!resource) return {}
    if (resource.state === 'ENABLED')
      throw new AwsError(
        'EntityStateException',
        `The resource ${resource.name} is enabled; disable it before you delete it.`,
      )
    deleteEntity(context, OrganizationId, resource)
    return {}
  },
} satisfies Handlers
