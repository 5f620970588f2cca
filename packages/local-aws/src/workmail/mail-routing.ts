import type { RegionContext } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { activateRuleSet, activeRuleSet } from '../ses/receipt-rule-sets.ts'
import { refuseInvalidRule } from '../ses/refuse-invalid-rule.ts'
import type { OrganizationRecord } from '../state/organizations.ts'
import type { ReceiptRule, ReceiptRuleSetRecord } from '../state/ses-receiving.ts'
import { organizationArn } from './organization-arn.ts'

/** The rule set that WorkMail creates if none is active. Source: 06 §8.10 [K]. */
const workmailRuleSet = 'INBOUND_MAIL'

/**
 * Returns WorkMail's rule for an organization; its name is the organization's id. Source: 06 §8.10.
 */
function newRule(organization: OrganizationRecord): ReceiptRule {
  return {
    Name: organization.id,
    Enabled: true,
    TlsPolicy: 'Optional',
    Recipients: [],
    Actions: [{ WorkmailAction: { OrganizationArn: organizationArn(organization) } }],
    ScanEnabled: true,
  }
}

function rulesInForce(context: RegionContext): ReceiptRuleSetRecord {
  const active = activeRuleSet(context)
  if (active) return active
  const { state, region, now } = context
  const ruleSet = state.receiptRuleSets.get(region, workmailRuleSet) ?? {
    name: workmailRuleSet,
    createdAt: now.getTime(),
    rules: [],
  }
  state.receiptRuleSets.put(region, ruleSet)
  activateRuleSet(context, workmailRuleSet)
  return ruleSet
}

/**
 * Makes a domain a recipient of the organization's rule, which is added to the active rule set if
 * it is missing. If no rule set is active, `INBOUND_MAIL` becomes active. Source: 06 §8.10.
 */
export function routeToOrganization(
  context: RegionContext,
  organization: OrganizationRecord,
  domain: string,
): void {
  const ruleSet = rulesInForce(context)
  const { rules } = ruleSet
  const rule = rules.find(({ Name }) => Name === organization.id)
  const { Recipients, ...rest } = rule ?? newRule(organization)
  const changed = { ...rest, Recipients: [...new Set([...Recipients, domain])] }
  context.state.receiptRuleSets.put(context.region, {
    ...ruleSet,
    rules: rule ? rules.map((other) => (other === rule ? changed : other)) : [...rules, changed],
  })
}

/** Whether a rule only hands messages to the organization. */
function isWorkMailsOwn({ Name, Actions }: ReceiptRule, { id }: OrganizationRecord): boolean {
  return Name === id && Actions.every(({ WorkmailAction }) => WorkmailAction !== undefined)
}

function routesTo({ Actions }: ReceiptRule, organization: OrganizationRecord): boolean {
  const arn = organizationArn(organization)
  return Actions.some(({ WorkmailAction }) => WorkmailAction?.OrganizationArn === arn)
}

/**
 * Removes a domain from the organization's rule. The rule is removed with its last domain, because
 * without recipients it would apply to all mail.
 * Errors: InvalidCustomSesConfigurationException for a rule that WorkMail cannot rewrite: a foreign
 * rule that hands the domain's mail to the organization, or WorkMail's rule with foreign actions
 * (00-index decision 6; 06 DeregisterMailDomain [D]).
 */
export function stopRouting(
  context: RegionContext,
  organization: OrganizationRecord,
  domain: string,
): void {
  const ruleSet = activeRuleSet(context)
  if (!ruleSet) return
  const concerned = ruleSet.rules.filter(
    (rule) => rule.Recipients.includes(domain) && routesTo(rule, organization),
  )
  const foreign = concerned.find((rule) => !isWorkMailsOwn(rule, organization))
  if (foreign)
    throw new AwsError(
      'InvalidCustomSesConfigurationException',
      `WorkMail cannot rewrite the receipt rule ${foreign.Name} of the rule set ${ruleSet.name}.`,
    )
  const rules = ruleSet.rules.flatMap((rule) => {
    if (!concerned.includes(rule)) return [rule]
    const Recipients = rule.Recipients.filter((recipient) => recipient !== domain)
    return Recipients.length > 0 ? [{ ...rule, Recipients }] : []
  })
  context.state.receiptRuleSets.put(context.region, { ...ruleSet, rules })
}

/** Whether SES would not save a rule as it is. */
function isInvalid(rule: ReceiptRule): boolean {
  try {
    refuseInvalidRule(rule)
    return false
  } catch {
    return true
  }
}

/**
 * Removes the organization's rule from the active rule set. Errors:
 * InvalidCustomSesConfigurationException if SES would not save a rule whose name contains the
 * organization's id; AWS names no error for it. Source: ORG-36; 06 DeleteOrganization [D].
 */
export function removeRoute(context: RegionContext, { id }: OrganizationRecord): void {
  const ruleSet = activeRuleSet(context)
  if (!ruleSet) return
  const invalid = ruleSet.rules.find((rule) => rule.Name.includes(id) && isInvalid(rule))
  if (invalid)
    throw new AwsError(
      'InvalidCustomSesConfigurationException',
      `Invalid SES rule set: the rule ${invalid.Name} of ${ruleSet.name} cannot be saved.`,
    )
  const rules = ruleSet.rules.filter(({ Name }) => Name !== id)
  context.state.receiptRuleSets.put(context.region, { ...ruleSet, rules })
}
