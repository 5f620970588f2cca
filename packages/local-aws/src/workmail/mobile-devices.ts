import type { MobileDeviceRecord } from '../state/mobile-devices.ts'
import type { Context } from './handlers.ts'
import { deviceAt } from './mobile-device-status.ts'

function rangeOf(userId: string) {
  return { index: 'user', prefix: `${userId}\0` }
}

/** Returns the devices of a user as of now, by id. Source: MOB-05. */
export function devicesOf(
  { state, now }: Context,
  organizationId: string,
  userId: string,
): MobileDeviceRecord[] {
  return [...state.mobileDevices.each(organizationId, rangeOf(userId))].map((device) =>
    deviceAt(device, now),
  )
}

/**
 * Takes a user's devices offline, because there is no mailbox any more. A wipe that has not reached
 * a device waits until it comes back. Source: MOB-08.
 */
export function disconnectDevicesOf(
  context: Context,
  organizationId: string,
  userId: string,
): void {
  for (const device of devicesOf(context, organizationId, userId))
    context.state.mobileDevices.put(organizationId, { ...device, online: false })
}

/** Deletes the devices of a deleted user. */
export function deleteDevicesOf({ state }: Context, organizationId: string, userId: string): void {
  state.mobileDevices.deleteRange(organizationId, rangeOf(userId))
}
