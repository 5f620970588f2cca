import type { RegionContext } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { ReceiptRule, ReceiptRuleSetRecord } from '../state/ses-receiving.ts'
import { sesAccount } from './account.ts'
import { findRule, findRuleSet } from './find-receipt-rule-set.ts'
import type { Handlers } from './handlers.ts'
import { sesPage } from './page.ts'
import { invalidValue, namedError } from './ses-error.ts'

/** The most rule sets of an account in a Region. Source: 06 CreateReceiptRuleSet [K]. */
const maxRuleSets = 40

const namePattern = /^[A-Za-z0-9]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/

function metadata({ name, createdAt }: ReceiptRuleSetRecord) {
  return { Name: name, CreatedTimestamp: new Date(createdAt) }
}

/**
 * Adds a rule set. Errors, in this order: InvalidParameterValue for a name with other characters,
 * AlreadyExists, LimitExceeded.
 * Source: 06 CreateReceiptRuleSet.
 */
export function addRuleSet(
  { state, region, now }: RegionContext,
  name: string,
  rules: ReceiptRule[],
) {
  const { receiptRuleSets } = state
  if (!namePattern.test(name)) throw invalidValue(`Invalid rule set name ${name}.`)
  if (receiptRuleSets.get(region, name))
    throw namedError('AlreadyExists', `Rule set already exists: ${name}`, name)
  if (receiptRuleSets.count(region, 'name') >= maxRuleSets)
    throw new AwsError('LimitExceeded', `An account has ${maxRuleSets} rule sets at most.`)
  const ruleSet = { name, createdAt: now.getTime(), rules }
  receiptRuleSets.put(region, ruleSet)
  return ruleSet
}

/** Returns the active rule set of this Region, if there is one. */
export function activeRuleSet(context: RegionContext): ReceiptRuleSetRecord | undefined {
  const { activeReceiptRuleSet } = sesAccount(context)
  return activeReceiptRuleSet === undefined ? undefined : findRuleSet(context, activeReceiptRuleSet)
}

/**
 * Activates a rule set; without a name, deactivates the active one. Errors: RuleSetDoesNotExist.
 * Source: 06 SetActiveReceiptRuleSet.
 */
export function activateRuleSet(context: RegionContext, name: string | undefined): void {
  const { activeReceiptRuleSet: _, ...account } = sesAccount(context)
  context.state.sesAccounts.put(
    context.region,
    name === undefined
      ? account
      : { ...account, activeReceiptRuleSet: findRuleSet(context, name).name },
  )
}

export const receiptRuleSets = {
  /** Lists the rule sets by name, a hundred a page. Source: 06 ListReceiptRuleSets. */
  ListReceiptRuleSets(page, context) {
    const { receiptRuleSets: source } = context.state
    const { items, NextToken } = sesPage(source, context, { index: 'name' }, page)
    return { RuleSets: items.map(metadata), NextToken }
  },

  /**
   * Shows the active rule set; the answer is empty if there is none.
   * Source: 06 DescribeActiveReceiptRuleSet.
   */
  DescribeActiveReceiptRuleSet(_, context) {
    const ruleSet = activeRuleSet(context)
    return ruleSet ? { Metadata: metadata(ruleSet), Rules: ruleSet.rules } : {}
  },

  /** Shows a rule set. Errors: RuleSetDoesNotExist. Source: 06 DescribeReceiptRuleSet. */
  DescribeReceiptRuleSet({ RuleSetName }, context) {
    const ruleSet = findRuleSet(context, RuleSetName)
    return { Metadata: metadata(ruleSet), Rules: ruleSet.rules }
  },

  /**
   * Adds an empty rule set. Errors: InvalidParameterValue, AlreadyExists, LimitExceeded.
   * Source: 06 CreateReceiptRuleSet.
   */
  CreateReceiptRuleSet({ RuleSetName }, context) {
    addRuleSet(context, RuleSetName, [])
    return {}
  },

  /**
   * Copies a rule set with its rules. Errors: RuleSetDoesNotExist, InvalidParameterValue,
   * AlreadyExists, LimitExceeded. Source: 06 CloneReceiptRuleSet.
   */
  CloneReceiptRuleSet({ RuleSetName, OriginalRuleSetName }, context) {
    addRuleSet(context, RuleSetName, findRuleSet(context, OriginalRuleSetName).rules)
    return {}
  },

  /**
   * Activates a rule set; without a name, nothing is received any more.
   * Errors: RuleSetDoesNotExist. Source: 06 SetActiveReceiptRuleSet.
   */
  SetActiveReceiptRuleSet({ RuleSetName }, context) {
    activateRuleSet(context, RuleSetName)
    return {}
  },

  /**
   * Deletes a rule set; an unknown one is no error. Errors: CannotDelete for the active one.
   * Source: 06 DeleteReceiptRuleSet.
   */
  DeleteReceiptRuleSet({ RuleSetName }, context) {
    if (sesAccount(context).activeReceiptRuleSet === RuleSetName)
      throw namedError('CannotDelete', `Cannot delete active rule set: ${RuleSetName}`, RuleSetName)
    context.state.receiptRuleSets.delete(context.region, RuleSetName)
    return {}
  },

  /**
   * Reorders the rules of a set. Errors: RuleSetDoesNotExist, RuleDoesNotExist,
   * InvalidParameterValue if a rule is missing or named twice. Source: 06 ReorderReceiptRuleSet.
   */
  ReorderReceiptRuleSet({ RuleSetName, RuleNames }, context) {
    const ruleSet = findRuleSet(context, RuleSetName)
    const rules = RuleNames.map((name) => findRule(ruleSet, name))
    if (rules.length !== ruleSet.rules.length || new Set(rules).size !== rules.length)
      throw invalidValue(`The names must be those of all rules of ${RuleSetName}, each once.`)
    context.state.receiptRuleSets.put(context.region, { ...ruleSet, rules })
    return {}
  },
} satisfies Handlers
