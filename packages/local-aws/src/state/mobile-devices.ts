import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** Source: MOB-07. */
export const deviceStatuses = [
  'PROVISIONING_REQUIRED',
  'PROVISIONING_SUCCEEDED',
  'WIPE_REQUIRED',
  'WIPE_SUCCEEDED',
] as const

/** A device as it last said or was told something; what it does not report of itself is absent. Times in epoch milliseconds. Source: MOB-05. */
export const MobileDeviceRecord = z.object({
  userId: z.string(),
  deviceId: z.string(),
  type: z.optional(z.string()),
  model: z.optional(z.string()),
  operatingSystem: z.optional(z.string()),
  userAgent: z.optional(z.string()),
  /** Whether it goes on synchronizing by itself. */
  online: z.boolean(),
  status: z.enum(deviceStatuses),
  statusAt: z.number(),
  firstSyncAt: z.number(),
  lastSyncAt: z.number(),
})
export type MobileDeviceRecord = z.infer<typeof MobileDeviceRecord>

/** Device ids do not regard case. Source: MDOV-03. */
export function deviceKey(userId: string, deviceId: string): string {
  return `${userId}\0${deviceId.toLowerCase()}`
}

export const mobileDevices: CollectionDefinition<MobileDeviceRecord> = {
  name: 'mobileDevices',
  schema: MobileDeviceRecord,
  key: ({ userId, deviceId }) => deviceKey(userId, deviceId),
  indexes: {
    user: ({ userId, deviceId }) => deviceKey(userId, deviceId),
    // Time alone never leads from one of the two to the other.
    purpose: ({ status }) => (status.startsWith('WIPE') ? 'wipe' : 'provisioning'),
  },
}
