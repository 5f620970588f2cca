import { overrideKey } from '../state/mobile-device-access.ts'
import type { MobileDeviceRecord } from '../state/mobile-devices.ts'
import type { Context } from './handlers.ts'
import { mobileDeviceAccessEffect } from './mobile-device-access-rules.ts'

export type DeviceAccess = {
  effect: 'ALLOW' | 'DENY'
  decidedBy: 'OVERRIDE' | 'RULES'
  /** The rules that decided; empty if an override decided, or if no rule matches. */
  matchedRules: { ruleId: string; name: string }[]
}

/**
 * Returns whether a device may synchronize: by its override if there is one, else by the rules.
 * Access control rules apply before and need an IP address. Source: MDOV-01, MDOV-06.
 */
export function effectiveDeviceAccess(
  context: Context,
  organizationId: string,
  device: MobileDeviceRecord,
): DeviceAccess {
  const override = context.state.mobileDeviceAccessOverrides.get(
    organizationId,
    overrideKey(device.userId, device.deviceId),
  )
  if (override) return { effect: override.effect, decidedBy: 'OVERRIDE', matchedRules: [] }
  const { Effect, MatchedRules } = mobileDeviceAccessEffect(context, organizationId, device)
  return {
    effect: Effect,
    decidedBy: 'RULES',
    matchedRules: MatchedRules.map(({ MobileDeviceAccessRuleId, Name }) => ({
      ruleId: MobileDeviceAccessRuleId,
      name: Name,
    })),
  }
}
