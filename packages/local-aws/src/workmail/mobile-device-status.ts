import type { MobileDeviceRecord } from '../state/mobile-devices.ts'

/** How often a device synchronizes that is online, in milliseconds: what it is told reaches it within this time. Source: MOB-08. */
const syncEveryMs = 5 * 60 * 1000

/** What a status becomes when the device synchronizes; one that was wiped and is still listed is wiped again. Source: MOB-07. */
const statusAfterSync = {
  PROVISIONING_REQUIRED: 'PROVISIONING_SUCCEEDED',
  PROVISIONING_SUCCEEDED: 'PROVISIONING_SUCCEEDED',
  WIPE_REQUIRED: 'WIPE_SUCCEEDED',
  WIPE_SUCCEEDED: 'WIPE_SUCCEEDED',
} as const

/** A device after it has synchronized at a moment, in epoch milliseconds. A wipe takes the account off the device, and so it is offline. Source: MOB-07. */
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

/** A device as it is at a moment: one that is online has synchronized meanwhile. Source: MOB-07, MOB-08. */
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
