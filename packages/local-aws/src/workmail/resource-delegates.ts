import { AwsError } from '../protocol/aws-error.ts'
import { delegateKey } from '../state/delegates.ts'
import { pageOf } from '../state/paging.ts'
import { findEntity, findResource, refuseResource, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization, refuseReadOnlyDirectory } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

/** Counts the delegates of a resource. */
export function countDelegates({ state }: Context, organizationId: string, resourceId: string) {
  return state.delegates.count(organizationId, 'resource', `${resourceId}\0`)
}

export const resourceDelegates = {
  /**
   * Adds a user or group as a delegate of a resource; adding a delegate again is no error.
   * Errors: UnsupportedOperationException, EntityNotFoundException, InvalidParameterException for a
   * resource as delegate, EntityStateException unless both are enabled.
   * Source: 06 AssociateDelegateToResource, RES-07.
   */
  AssociateDelegateToResource({ OrganizationId, ResourceId, EntityId }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    const resource = findResource(context, OrganizationId, ResourceId, 'id, name or email')
    const delegate = findEntity(context, OrganizationId, EntityId, 'id, name or email')
    refuseResource(delegate)
    refuseUnlessEnabled(resource)
    refuseUnlessEnabled(delegate)
    context.state.delegates.put(OrganizationId, {
      resourceId: resource.id,
      delegateId: delegate.id,
      delegateName: delegate.name,
      delegateType: delegate.entityType,
    })
    return {}
  },

  /**
   * Removes a delegate; a missing one is no error.
   * Errors: UnsupportedOperationException, EntityNotFoundException, EntityStateException for the
   * last delegate of a resource that does not accept requests automatically.
   * Source: 06 DisassociateDelegateFromResource, RES-08.
   */
  DisassociateDelegateFromResource({ OrganizationId, ResourceId, EntityId }, context) {
    refuseReadOnlyDirectory(findActiveOrganization(context, OrganizationId))
    const { state } = context
    const resource = findResource(context, OrganizationId, ResourceId, 'id, name or email')
    const delegate = findEntity(context, OrganizationId, EntityId, 'id, name or email')
    const key = delegateKey(resource.id, delegate.id)
    if (!state.delegates.get(OrganizationId, key)) return {}
    if (
      !resource.bookingOptions.AutoAcceptRequests &&
      countDelegates(context, OrganizationId, resource.id) === 1
    )
      throw new AwsError(
        'EntityStateException',
        `The resource ${resource.name} does not accept requests by itself and needs a delegate.`,
      )
    state.delegates.delete(OrganizationId, key)
    return {}
  },

  /**
   * Lists the delegates of a resource in any state, by name. Errors: EntityNotFoundException.
   * Source: 06 ListResourceDelegates.
   */
  ListResourceDelegates({ OrganizationId, ResourceId, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const { id } = findResource(context, OrganizationId, ResourceId, 'id, name or email')
    const { items, NextToken } = pageOf(
      context.state.delegates,
      OrganizationId,
      { index: 'resource', prefix: `${id}\0` },
      page,
    )
    const delegates = items.map(({ delegateId, delegateType }) => ({
      Id: delegateId,
      Type: delegateType,
    }))
    return { Delegates: delegates, NextToken }
  },
} satisfies Handlers
