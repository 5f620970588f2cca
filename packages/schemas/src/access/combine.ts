export type Effect = 'ALLOW' | 'DENY'

/** What rules decide, and those that decided. */
export type Decision<Rule> = { effect: Effect; deciding: readonly Rule[] }

/**
 * Returns what the rules that match a request decide: DENY beats ALLOW, and without a rule the
 * effect is DENY. Source: ACR-12, ACR-13, MDAR-06, MDAR-10, IMP-03.
 */
export function combine<Rule extends { effect: Effect }>(
  matching: readonly Rule[],
): Decision<Rule> {
  const denying = matching.filter(({ effect }) => effect === 'DENY')
  if (denying.length > 0) return { effect: 'DENY', deciding: denying }
  return { effect: matching.length > 0 ? 'ALLOW' : 'DENY', deciding: matching }
}

export type List = readonly string[] | undefined

/** Returns whether a list is a condition: an absent or empty one holds for all. Source: ACR-10. */
export function isCondition(list: List): list is readonly string[] {
  return list !== undefined && list.length > 0
}

/** What decides whether a user's device may synchronize, in the order in which AWS asks. */
export type DeviceAccess = {
  effect: Effect
  decidedBy: 'ACCESS_CONTROL_RULES' | 'OVERRIDE' | 'DEVICE_RULES'
}

/**
 * Returns whether a user's device may synchronize: the access control rules come first, then the
 * override of the pair, then the device rules. No override allows what the first ones deny.
 * Source: MDOV-01, MDOV-06.
 */
export function deviceAccess(
  accessControlRules: Effect,
  override: Effect | undefined,
  deviceRules: Effect,
): DeviceAccess {
  if (accessControlRules === 'DENY') return { effect: 'DENY', decidedBy: 'ACCESS_CONTROL_RULES' }
  return override === undefined
    ? { effect: deviceRules, decidedBy: 'DEVICE_RULES' }
    : { effect: override, decidedBy: 'OVERRIDE' }
}
