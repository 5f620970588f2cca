import type { MobileDeviceAccessRuleRecord } from '../state/mobile-device-access.ts'
import { combine } from './effect.ts'

type List = readonly string[] | undefined

/** The properties that a device reports; others are absent. */
export type Device = {
  type?: string | undefined
  model?: string | undefined
  operatingSystem?: string | undefined
  userAgent?: string | undefined
}

/**
 * In a list of wanted values, this also matches devices that do not report the property.
 * Source: MDAR-07.
 */
const notReported = '$none'

function begins(reported: string, values: readonly string[]): boolean {
  return values.some(
    (value) => value.toLowerCase() !== notReported && reported.startsWith(value.toLowerCase()),
  )
}

/**
 * Whether a property fits its two lists. Values match as prefixes, regardless of case.
 * Source: MDAR-05, MDAR-07.
 */
function satisfies(property: string | undefined, wanted: List, unwanted: List): boolean {
  const reported = property?.toLowerCase()
  if (reported === undefined)
    return (
      unwanted === undefined &&
      (wanted?.some((value) => value.toLowerCase() === notReported) ?? true)
    )
  return (
    (wanted === undefined || begins(reported, wanted)) &&
    !(unwanted !== undefined && begins(reported, unwanted))
  )
}

function matches(rule: MobileDeviceAccessRuleRecord, device: Device): boolean {
  return (
    satisfies(device.type, rule.DeviceTypes, rule.NotDeviceTypes) &&
    satisfies(device.model, rule.DeviceModels, rule.NotDeviceModels) &&
    satisfies(
      device.operatingSystem,
      rule.DeviceOperatingSystems,
      rule.NotDeviceOperatingSystems,
    ) &&
    satisfies(device.userAgent, rule.DeviceUserAgents, rule.NotDeviceUserAgents)
  )
}

/**
 * Returns whether the rules allow a device, and the rules that decided. Overrides are not
 * considered. Source: MDAR-05 to MDAR-07, MDAR-10.
 */
export function mobileDeviceAccessEffect(
  rules: readonly MobileDeviceAccessRuleRecord[],
  device: Device,
) {
  const { Effect, deciding } = combine(rules.filter((rule) => matches(rule, device)))
  return {
    Effect,
    MatchedRules: deciding.map(({ MobileDeviceAccessRuleId, Name }) => ({
      MobileDeviceAccessRuleId,
      Name,
    })),
  }
}
