import type { MobileDeviceRecord } from '../state/mobile-devices.ts'
import type { Context } from './handlers.ts'
import { deviceAt } from './mobile-device-status.ts'

function rangeOf(userId: string) {
  return { index: 'user', prefix: `${userId}\0` }
}

/** The devices of a user as they are now, by id. Source: MOB-05. */
export function devicesOf(
  { state, now }: Context,
  organizationId: string,
  userId: string,
): MobileDeviceRecord[] {
  return [...state.mobileDevices.each(organizationId, rangeOf(userId))].map((device) =>
    deviceAt(device, now),
  )
}

/** Takes a user's devices offline: there is no mailbox any more. A wipe that has not reached a device waits for it to come back. Source: MOB-08. */
export function disconnectDevicesOf(
  context: Context,
  organizationId: string,
  userId: string,
): void {
  for (const device of devicesOf(context, organizationId, userId))
    context.state.mobileDevices.put(organizationId, { ...device, online: false })
}

/** Forgets the devices of a user who is deleted. */
export function deleteDevicesOf({ state }: Context, organizationId: string, userId: string): void {
  state.mobileDevices.deleteRange(organizationId, rangeOf(userId))
}
