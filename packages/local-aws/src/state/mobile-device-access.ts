import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

const list = z.optional(z.array(z.string()))
const effect = z.enum(['ALLOW', 'DENY'])

/** The conditions of a rule, by the properties that a device reports. Source: MDAR-04. */
export const MobileDeviceConditions = z.object({
  DeviceTypes: list,
  NotDeviceTypes: list,
  DeviceModels: list,
  NotDeviceModels: list,
  DeviceOperatingSystems: list,
  NotDeviceOperatingSystems: list,
  DeviceUserAgents: list,
  NotDeviceUserAgents: list,
})

/** A mobile device access rule as WorkMail spells it. Times in epoch milliseconds. */
export const MobileDeviceAccessRuleRecord = z.extend(MobileDeviceConditions, {
  MobileDeviceAccessRuleId: z.string(),
  Name: z.string(),
  Description: z.optional(z.string()),
  Effect: effect,
  createdAt: z.number(),
  modifiedAt: z.number(),
})
export type MobileDeviceAccessRuleRecord = z.infer<typeof MobileDeviceAccessRuleRecord>

export const mobileDeviceAccessRules: CollectionDefinition<MobileDeviceAccessRuleRecord> = {
  name: 'mobileDeviceAccessRules',
  schema: MobileDeviceAccessRuleRecord,
  key: ({ MobileDeviceAccessRuleId }) => MobileDeviceAccessRuleId,
  indexes: { createdAt: ({ createdAt }) => new Date(createdAt).toISOString() },
}

/** An override for one user and one device. Times in epoch milliseconds. */
export const MobileDeviceAccessOverrideRecord = z.object({
  userId: z.string(),
  deviceId: z.string(),
  effect,
  description: z.optional(z.string()),
  createdAt: z.number(),
  modifiedAt: z.number(),
})
export type MobileDeviceAccessOverrideRecord = z.infer<typeof MobileDeviceAccessOverrideRecord>

/** Returns the key of an override. Device ids ignore case. Source: MDOV-03. */
export function overrideKey(userId: string, deviceId: string): string {
  return `${userId}\0${deviceId.toLowerCase()}\0`
}

export const mobileDeviceAccessOverrides: CollectionDefinition<MobileDeviceAccessOverrideRecord> = {
  name: 'mobileDeviceAccessOverrides',
  schema: MobileDeviceAccessOverrideRecord,
  key: ({ userId, deviceId }) => overrideKey(userId, deviceId),
  indexes: {
    user: ({ userId, deviceId }) => overrideKey(userId, deviceId),
    device: ({ userId, deviceId }) => `${deviceId.toLowerCase()}\0${userId}`,
  },
}
