import { patternsOverlap } from './address-pattern.ts'
import type { MailFlowRule } from './mail-flow-rule.ts'

/**
 * A warning about a rule. `losesEverything`: all mail is dropped or bounced. `overlap`: mail may be
 * lost because of, or in spite of, another rule. `undecided`: two Lambda functions or gateways
 * match the same messages. Source: FLOW-24, FLOW-25.
 */
export type MailFlowWarning = {
  code: 'losesEverything' | 'overlap' | 'undecided'
  /** The other rule's name. */
  ruleName?: string
}

function overlap(one: readonly string[], other: readonly string[]): boolean {
  return one.some((pattern) => other.some((another) => patternsOverlap(pattern, another)))
}

function share(one: readonly string[], other: readonly string[]): boolean {
  return one.some((pattern) => other.includes(pattern))
}

/**
 * Returns the warnings about a rule, given the other rules of its direction. Source: FLOW-24,
 * FLOW-25.
 */
export function mailFlowWarnings(
  rule: MailFlowRule,
  others: readonly MailFlowRule[],
): MailFlowWarning[] {
  const { type } = rule.action
  const loses = type === 'DROP' || type === 'BOUNCE'
  const delegates = type === 'RUN_LAMBDA' || type === 'ROUTE_TO_SMTP_GATEWAY'
  const warnings: MailFlowWarning[] = []
  if (loses && rule.senderPatterns.includes('*') && rule.destinationPatterns.includes('*'))
    warnings.push({ code: 'losesEverything' })
  for (const other of others) {
    if (loses && overlap(rule.senderPatterns, other.senderPatterns))
      warnings.push({ code: 'overlap', ruleName: other.name })
    if (
      delegates &&
      other.action.type === type &&
      share(rule.senderPatterns, other.senderPatterns) &&
      share(rule.destinationPatterns, other.destinationPatterns)
    )
      warnings.push({ code: 'undecided', ruleName: other.name })
  }
  return warnings
}
