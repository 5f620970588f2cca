import * as z from 'zod/mini'
import {
  DeviceId,
  EntityIdentifier,
  MobileDeviceAccessRuleDescription,
  MobileDeviceAccessRuleEffect,
} from './constraints/workmail-shapes.generated.ts'
import { text } from './text.ts'

/**
 * An override as a line of a file has it: the user by id, name or address. Without a description
 * the override has none. Source: MDOV-03.
 */
export const OverrideRow = z.strictObject({
  user: text(EntityIdentifier),
  deviceId: text(DeviceId),
  effect: z.enum(MobileDeviceAccessRuleEffect.values),
  description: z.optional(text(MobileDeviceAccessRuleDescription)),
})
export type OverrideRow = z.infer<typeof OverrideRow>
