import type { RegionContext } from '../handlers.ts'
import type { ReceiptRule, ReceiptRuleSetRecord } from '../state/ses-receiving.ts'
import { namedError } from './ses-error.ts'

/**
 * Finds a rule set of this Region. Errors: RuleSetDoesNotExist. Source: 06 DescribeReceiptRuleSet.
 */
export function findRuleSet({ state, region }: RegionContext, name: string): ReceiptRuleSetRecord {
  const ruleSet = state.receiptRuleSets.get(region, name)
  if (!ruleSet) throw namedError('RuleSetDoesNotExist', `Rule set does not exist: ${name}`, name)
  return ruleSet
}

/** Finds a rule of a set. Errors: RuleDoesNotExist. Source: 06 DescribeReceiptRule. */
export function findRule({ rules }: ReceiptRuleSetRecord, name: string): ReceiptRule {
  const rule = rules.find(({ Name }) => Name === name)
  if (!rule) throw namedError('RuleDoesNotExist', `Rule does not exist: ${name}`, name)
  return rule
}

/**
 * Inserts a rule after another rule, or in the first place. Errors: RuleDoesNotExist.
 * Source: 06 CreateReceiptRule, SetReceiptRulePosition.
 */
export function placeRule(
  ruleSet: ReceiptRuleSetRecord,
  rule: ReceiptRule,
  after: string | undefined,
): ReceiptRule[] {
  const { rules } = ruleSet
  const index = after === undefined ? 0 : rules.indexOf(findRule(ruleSet, after)) + 1
  return rules.toSpliced(index, 0, rule)
}
