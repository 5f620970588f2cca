import { triedCases } from '@mailroom/schemas/access/access-cases'
import { accessImpact, type Loss } from '@mailroom/schemas/access/access-impact'
import { lastRuleRisk } from '@mailroom/schemas/access/last-rule'
import {
  accessConditions,
  deniesEverybody,
  isOnlyAllow,
} from '@mailroom/schemas/access-control-rules'
import type { SampleAddress } from '@mailroom/schemas/access-sample-addresses'
import type { AccessTestCase } from '@mailroom/schemas/access-test-cases'
import { type LookedAt, matrixOf, type Rules } from './impact/matrix.ts'

/** Why a change may lock people out and has to be confirmed. Source: ACR-03, ACR-24. */
export type Risk = 'noRules' | 'denyAll' | 'lastAllow' | 'losses'

/** Whom a rule is for, and what it does with them, as a text. */
function accessOf(rule: Rules[number] | undefined): string {
  return JSON.stringify([rule?.effect, ...accessConditions.map((name) => rule?.[name] ?? null)])
}

/**
 * Returns the risk of a change of the rule `name`, and what nobody can do any more after it. A change
 * of its description alone risks nothing.
 */
export function riskOf(
  { before, after, name }: { before: Rules; after: Rules; name: string },
  samples: readonly SampleAddress[],
): { risk: Risk | undefined; losses: readonly Loss[]; addresses: readonly LookedAt[] } {
  const [was, will] = [before, after].map((rules) => rules.find((rule) => rule.name === name))
  if (accessOf(was) === accessOf(will)) return { risk: undefined, losses: [], addresses: [] }
  const { matrix, addresses } = matrixOf([...before, ...after], samples, [])
  const { losses } = accessImpact(before, after, matrix)
  const found = { losses, addresses }
  const last = lastRuleRisk(before, after)
  if (last === 'noRules') return { risk: 'noRules', ...found }
  if (will && deniesEverybody(will)) return { risk: 'denyAll', ...found }
  if (last === 'noAllow' || isOnlyAllow(before, name)) return { risk: 'lastAllow', ...found }
  return { risk: losses.length > 0 ? 'losses' : undefined, ...found }
}

/** Returns the test cases that hold before a change of rules and do not after it, as tried after. */
export function brokenBy(before: Rules, after: Rules, cases: readonly AccessTestCase[]) {
  const held = triedCases(before, cases)
  return triedCases(after, cases).filter(({ isKept }, at) => held[at]?.isKept && !isKept)
}
