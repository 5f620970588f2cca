type Effect = 'ALLOW' | 'DENY'

/**
 * What the rules that match a request come to, and those of them that decided: DENY beats ALLOW, and without any rule it is DENY.
 * Source: ACR-12, ACR-13, MDAR-06, MDAR-10, IMP-03.
 */
export function combine<Rule extends { Effect: Effect }>(
  matching: readonly Rule[],
): { Effect: Effect; deciding: readonly Rule[] } {
  const denying = matching.filter(({ Effect }) => Effect === 'DENY')
  if (denying.length > 0) return { Effect: 'DENY', deciding: denying }
  return { Effect: matching.length > 0 ? 'ALLOW' : 'DENY', deciding: matching }
}
