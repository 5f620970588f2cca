import type { MobileDeviceRecord } from '../state/mobile-devices.ts'

/**
 * How often an online device synchronizes, in milliseconds; commands reach it within this time.
 * Source: MOB-08.
 */
const syncEveryMs = 5 * 60 * 1000

/**
 * The status of a device after it synchronizes. A wiped device that is still listed is wiped again.
 * Source: MOB-07.
 */
const statusAfterSync = {
  PROVISIONING_REQUIRED: 'PROVISIONING_SUCCEEDED',
  PROVISIONING_SUCCEEDED: 'PROVISIONING_SUCCEEDED',
  WIPE_REQUIRED: 'WIPE_SUCCEEDED',
  WIPE_SUCCEEDED: 'WIPE_SUCCEEDED',
} as const

/**
 * Returns a device after it has synchronized at a time, in epoch milliseconds. A wipe removes the
 * account from the device, so the device goes offline. Source: MOB-07.
 */
export function synced(device: MobileDeviceRecord, at: number): MobileDeviceRecord {
  const status = statusAfterSync[device.status]
  const wiped = status === 'WIPE_SUCCEEDED'
  return {
    ...device,
    status,
    statusAt: wiped || status !== device.status ? at : device.statusAt,
    lastSyncAt: at,
    online: device.online && !wiped,
  }
}

/**
 * Returns a device as of now: an online device has synchronized in the meantime. Source: MOB-07,
 * MOB-08.
 */
export function deviceAt(device: MobileDeviceRecord, now: Date): MobileDeviceRecord {
  const { online, lastSyncAt, statusAt, status } = device
  const firstAfter = (at: number) =>
    lastSyncAt + (Math.floor(Math.max(0, at - lastSyncAt) / syncEveryMs) + 1) * syncEveryMs
  const last = firstAfter(now.getTime()) - syncEveryMs
  if (!online || last <= lastSyncAt) return device
  const heard = firstAfter(statusAt)
  if (heard > last) return { ...device, lastSyncAt: last }
  return status === 'WIPE_REQUIRED'
    ? synced(device, heard)
    : { ...synced(device, heard), lastSyncAt: last }
}
