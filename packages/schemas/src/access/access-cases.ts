import type { AccessTestCase } from '../access-test-cases.ts'
import { accessControl, type DecidingRule } from './access-control-effect.ts'
import type { Decision } from './combine.ts'

/** A case with what rules decide about it. */
export type TriedCase = { testCase: AccessTestCase; isKept: boolean } & Decision<DecidingRule>

/** Tries test cases with rules: each says an access, and what has to be decided about it. */
export function triedCases(
  rules: readonly DecidingRule[],
  cases: readonly AccessTestCase[],
): TriedCase[] {
  const decide = accessControl(rules)
  return cases.map((testCase) => {
    const { action, ipAddress, userId, impersonationRoleId } = testCase
    const principal =
      impersonationRoleId === undefined ? { userId: userId ?? '' } : { impersonationRoleId }
    const decision = decide({ action, ipAddress, ...principal })
    return { testCase, isKept: decision.effect === testCase.effect, ...decision }
  })
}
