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
