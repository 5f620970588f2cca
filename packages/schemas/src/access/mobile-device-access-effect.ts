import { combine, type Decision, type Effect, isCondition, type List } from './combine.ts'

/** The properties that a device reports, in the order of WorkMail's forms; others are absent. */
export const deviceProperties = ['type', 'model', 'operatingSystem', 'userAgent'] as const
export type DeviceProperty = (typeof deviceProperties)[number]
export type Device = { [Property in DeviceProperty]?: string | undefined }

/** The conditions of a mobile device access rule, each before the one that excludes. */
export const deviceConditions = [
  ...(['deviceTypes', 'notDeviceTypes', 'deviceModels', 'notDeviceModels'] as const),
  ...(['deviceOperatingSystems', 'notDeviceOperatingSystems'] as const),
  ...(['deviceUserAgents', 'notDeviceUserAgents'] as const),
] as const
export type DeviceCondition = (typeof deviceConditions)[number]

/** The members of a rule that decide. */
export type DecidingDeviceRule = { effect: Effect } & {
  [Condition in DeviceCondition]?: readonly string[] | undefined
}

/** In a list of wanted values, it also matches devices that do not report the property. Source: MDAR-07. */
export const notReported = '$NONE'

/** Whether a value of a list stands for a property that is not reported. */
export function isNotReported(value: string): boolean {
  return value.toUpperCase() === notReported
}

function begins(reported: string, values: readonly string[]): boolean {
  return values.some((value) => !isNotReported(value) && reported.startsWith(value.toLowerCase()))
}

/**
 * Returns whether a property fits its two lists. Values match as prefixes, regardless of case; a
 * list of excluded ones never matches what is not reported. Source: MDAR-05, MDAR-07.
 */
function satisfies(property: string | undefined, wanted: List, unwanted: List): boolean {
  const reported = property?.toLowerCase()
  if (reported === undefined)
    return !isCondition(unwanted) && (!isCondition(wanted) || wanted.some(isNotReported))
  return (
    (!isCondition(wanted) || begins(reported, wanted)) &&
    !(isCondition(unwanted) && begins(reported, unwanted))
  )
}

function matches(rule: DecidingDeviceRule, device: Device): boolean {
  return (
    satisfies(device.type, rule.deviceTypes, rule.notDeviceTypes) &&
    satisfies(device.model, rule.deviceModels, rule.notDeviceModels) &&
    satisfies(
      device.operatingSystem,
      rule.deviceOperatingSystems,
      rule.notDeviceOperatingSystems,
    ) &&
    satisfies(device.userAgent, rule.deviceUserAgents, rule.notDeviceUserAgents)
  )
}

/**
 * Returns what mobile device access rules decide about a device; the deciding rules come in the
 * given order. Overrides are not considered. Source: MDAR-05 to MDAR-07, MDAR-10.
 */
export function mobileDeviceAccess<Rule extends DecidingDeviceRule>(
  rules: readonly Rule[],
  device: Device,
): Decision<Rule> {
  return combine(rules.filter((rule) => matches(rule, device)))
}
