import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** Source: MOB-07. */
export const deviceStatuses = [
  'PROVISIONING_REQUIRED',
  'PROVISIONING_SUCCEEDED',
  'WIPE_REQUIRED',
  'WIPE_SUCCEEDED',
] as const

/**
 * A device as of its last report or command; values that it does not report are absent. Times in
 * epoch milliseconds. Source: MOB-05.
 */
export const MobileDeviceRecord = z.object({
  userId: z.string(),
  deviceId: z.string(),
  type: z.optional(z.string()),
  model: z.optional(z.string()),
  operatingSystem: z.optional(z.string()),
  userAgent: z.optional(z.string()),
  /** Whether the device goes on synchronizing. */
  online: z.boolean(),
  status: z.enum(deviceStatuses),
  statusAt: z.number(),
  firstSyncAt: z.number(),
  lastSyncAt: z.number(),
})
export type MobileDeviceRecord = z.infer<typeof MobileDeviceRecord>

/** Returns the key of a device. Device ids ignore case. Source: MDOV-03. */
export function deviceKey(userId: string, deviceId: string): string {
  return `${userId}\0${deviceId.toLowerCase()}`
}

export const mobileDevices: CollectionDefinition<MobileDeviceRecord> = {
  name: 'mobileDevices',
  schema: MobileDeviceRecord,
  key: ({ userId, deviceId }) => deviceKey(userId, deviceId),
  indexes: {
    user: ({ userId, deviceId }) => deviceKey(userId, deviceId),
    // The passing of time never moves a device from one purpose to the other.
    purpose: ({ status }) => (status.startsWith('WIPE') ? 'wipe' : 'provisioning'),
  },
}
