type Effect = 'ALLOW' | 'DENY'

/**
 * Returns the effect of the rules that match a request, and the rules that decided: DENY beats
 * ALLOW, and without a rule the effect is DENY. Source: ACR-12, ACR-13, MDAR-06, MDAR-10, IMP-03.
 */
export function combine<Rule extends { Effect: Effect }>(
  matching: readonly Rule[],
): { Effect: Effect; deciding: readonly Rule[] } {
  const denying = matching.filter(({ Effect }) => Effect === 'DENY')
  if (denying.length > 0) return { Effect: 'DENY', deciding: denying }
  return { Effect: matching.length > 0 ? 'ALLOW' : 'DENY', deciding: matching }
}
