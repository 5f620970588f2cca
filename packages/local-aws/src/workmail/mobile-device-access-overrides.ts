import { AwsError } from '../protocol/aws-error.ts'
import {
  type MobileDeviceAccessOverrideRecord,
  overrideKey,
} from '../state/mobile-device-access.ts'
import { pageOf } from '../state/paging.ts'
import { findUser, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

function shown(override: MobileDeviceAccessOverrideRecord) {
  return {
    UserId: override.userId,
    DeviceId: override.deviceId,
    Effect: override.effect,
    Description: override.description,
    DateCreated: new Date(override.createdAt),
    DateModified: new Date(override.modifiedAt),
  }
}

/** Returns the range of an index for a user, a device or both. */
function queryOf(userId: string | undefined, deviceId: string | undefined) {
  if (userId === undefined)
    return deviceId === undefined
      ? { index: 'user' }
      : { index: 'device', prefix: `${deviceId.toLowerCase()}\0` }
  return {
    index: 'user',
    prefix: deviceId === undefined ? `${userId}\0` : overrideKey(userId, deviceId),
  }
}

/** Deletes the overrides of a deleted user; without the user nobody could find them. */
export function deleteOverridesOf({ state }: Context, organizationId: string, userId: string) {
  state.mobileDeviceAccessOverrides.deleteRange(organizationId, {
    index: 'user',
    prefix: `${userId}\0`,
  })
}

/** Operations on overrides. Each of them accepts a user's id, name or address. */
export const mobileDeviceAccessOverrides = {
  /**
   * Creates or changes the override for a user and a device; the device need not be known.
   * Errors: EntityNotFoundException, EntityStateException unless the user is enabled.
   * Source: 06 PutMobileDeviceAccessOverride, MDOV-03.
   */
  PutMobileDeviceAccessOverride(
    { OrganizationId, UserId, DeviceId, Effect, Description },
    context,
  ) {
    findActiveOrganization(context, OrganizationId)
    const user = findUser(context, OrganizationId, UserId, 'id, name or email')
    refuseUnlessEnabled(user)
    const overrides = context.state.mobileDeviceAccessOverrides
    const former = overrides.get(OrganizationId, overrideKey(user.id, DeviceId))
    const at = context.now.getTime()
    overrides.put(OrganizationId, {
      userId: user.id,
      deviceId: former?.deviceId ?? DeviceId,
      effect: Effect,
      description: Description,
      createdAt: former?.createdAt ?? at,
      modifiedAt: at,
    })
    return {}
  },

  /**
   * Shows an override. Errors: EntityNotFoundException for the user, ResourceNotFoundException
   * without one. Source: 06 GetMobileDeviceAccessOverride.
   */
  GetMobileDeviceAccessOverride({ OrganizationId, UserId, DeviceId }, context) {
    findActiveOrganization(context, OrganizationId)
    const user = findUser(context, OrganizationId, UserId, 'id, name or email')
    const override = context.state.mobileDeviceAccessOverrides.get(
      OrganizationId,
      overrideKey(user.id, DeviceId),
    )
    if (!override)
      throw new AwsError(
        'ResourceNotFoundException',
        `There is no override for the device ${DeviceId} of ${user.name}.`,
      )
    return shown(override)
  },

  /**
   * Lists overrides, of a user, a device or both. Errors: EntityNotFoundException.
   * Source: 06 ListMobileDeviceAccessOverrides.
   */
  ListMobileDeviceAccessOverrides({ OrganizationId, UserId, DeviceId, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const user =
      UserId === undefined
        ? undefined
        : findUser(context, OrganizationId, UserId, 'id, name or email')
    const { items, NextToken } = pageOf(
      context.state.mobileDeviceAccessOverrides,
      OrganizationId,
      queryOf(user?.id, DeviceId),
      page,
    )
    return { Overrides: items.map(shown), NextToken }
  },

  /**
   * Deletes an override; a missing one is no error. Errors: EntityNotFoundException.
   * Source: 06 DeleteMobileDeviceAccessOverride.
   */
  DeleteMobileDeviceAccessOverride({ OrganizationId, UserId, DeviceId }, context) {
    findActiveOrganization(context, OrganizationId)
    const user = findUser(context, OrganizationId, UserId, 'id, name or email')
    context.state.mobileDeviceAccessOverrides.delete(OrganizationId, overrideKey(user.id, DeviceId))
    return {}
  },
} satisfies Handlers
