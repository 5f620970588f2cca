import type { Effect } from './combine.ts'

type Rules = readonly { effect: Effect }[]

/**
 * Returns what is special about the rules that a change leaves: there are none, or none allows
 * anything any more. Nobody gets in either way. Source: ACR-03, ACR-24, MDAR-10.
 */
export function lastRuleRisk(before: Rules, after: Rules): 'noRules' | 'noAllow' | undefined {
  const allows = (rules: Rules) => rules.some(({ effect }) => effect === 'ALLOW')
  if (before.length > 0 && after.length === 0) return 'noRules'
  return allows(before) && !allows(after) ? 'noAllow' : undefined
}
