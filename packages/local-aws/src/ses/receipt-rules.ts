import { AwsError } from '../protocol/aws-error.ts'
import { ReceiptRule } from '../state/ses-receiving.ts'
import { findRule, findRuleSet, placeRule } from './find-receipt-rule-set.ts'
import type { Handlers } from './handlers.ts'
import { refuseInvalidRule } from './refuse-invalid-rule.ts'
import { invalidValue, namedError } from './ses-error.ts'

/** The most rules of a set. Source: 06 CreateReceiptRule [K]. */
const maxRules = 200

export const receiptRules = {
  /**
   * Shows a rule. Errors: RuleSetDoesNotExist, RuleDoesNotExist. Source: 06 DescribeReceiptRule.
   */
  DescribeReceiptRule({ RuleSetName, RuleName }, context) {
    return { Rule: findRule(findRuleSet(context, RuleSetName), RuleName) }
  },

  /**
   * Adds a rule after another, or as the first. Errors, in this order: RuleSetDoesNotExist,
   * AlreadyExists, RuleDoesNotExist for an unknown `After`, those of an invalid rule,
   * LimitExceeded. Source: 06 CreateReceiptRule.
   */
  CreateReceiptRule({ RuleSetName, Rule, After }, context) {
    const ruleSet = findRuleSet(context, RuleSetName)
    const rule = ReceiptRule.parse(Rule)
    if (ruleSet.rules.some(({ Name }) => Name === rule.Name))
      throw namedError('AlreadyExists', `Rule already exists: ${rule.Name}`, rule.Name)
    const rules = placeRule(ruleSet, rule, After)
    refuseInvalidRule(rule)
    if (rules.length > maxRules)
      throw new AwsError('LimitExceeded', `A rule set has ${maxRules} rules at most.`)
    context.state.receiptRuleSets.put(context.region, { ...ruleSet, rules })
    return {}
  },

  /**
   * Replaces a whole rule in its place: absent members are reset. Errors: RuleSetDoesNotExist,
   * RuleDoesNotExist, those of an invalid rule. Source: 06 UpdateReceiptRule.
   */
  UpdateReceiptRule({ RuleSetName, Rule }, context) {
    const ruleSet = findRuleSet(context, RuleSetName)
    const rule = ReceiptRule.parse(Rule)
    const former = findRule(ruleSet, rule.Name)
    refuseInvalidRule(rule)
    context.state.receiptRuleSets.put(context.region, {
      ...ruleSet,
      rules: ruleSet.rules.map((other) => (other === former ? rule : other)),
    })
    return {}
  },

  /**
   * Deletes a rule; an unknown one is no error. Errors: RuleSetDoesNotExist.
   * Source: 06 DeleteReceiptRule.
   */
  DeleteReceiptRule({ RuleSetName, RuleName }, context) {
    const ruleSet = findRuleSet(context, RuleSetName)
    context.state.receiptRuleSets.put(context.region, {
      ...ruleSet,
      rules: ruleSet.rules.filter(({ Name }) => Name !== RuleName),
    })
    return {}
  },

  /**
   * Moves a rule after another rule, or to the first place. Errors: RuleSetDoesNotExist,
   * RuleDoesNotExist, InvalidParameterValue for a rule after itself.
   * Source: 06 SetReceiptRulePosition.
   */
  SetReceiptRulePosition({ RuleSetName, RuleName, After }, context) {
    const ruleSet = findRuleSet(context, RuleSetName)
    const rule = findRule(ruleSet, RuleName)
    if (After === RuleName) throw invalidValue('A rule cannot come after itself.')
    const others = { ...ruleSet, rules: ruleSet.rules.filter((other) => other !== rule) }
    context.state.receiptRuleSets.put(context.region, {
      ...ruleSet,
      rules: placeRule(others, rule, After),
    })
    return {}
  },
} satisfies Handlers
