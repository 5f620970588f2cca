import {
  type MailFlowDirection,
  type MailFlowRule,
  mailFlowLimits,
} from '@mailroom/schemas/console-only/mail-flow-rule'
import {
  type MailFlowWarning,
  mailFlowWarnings,
} from '@mailroom/schemas/console-only/mail-flow-warnings'
import { accountId } from '../../account.ts'
import { AwsError } from '../../protocol/aws-error.ts'
import type { MailFlowRuleRecord } from '../../state/mail-flow-rules.ts'
import { isoTime, type Place } from './control.ts'

/** Returns the rules of a direction by name. */
export function mailFlowRulesOf(
  { context, organization }: Place,
  direction: MailFlowDirection,
): MailFlowRuleRecord[] {
  const range = { index: 'name', prefix: `${direction}\0` }
  return [...context.state.mailFlowRules.each(organization.id, range)]
}

/** Refuses a name that another rule of the direction has, in any case. Source: FLOW-01, 02 A-22. */
function refuseTakenName({ context, organization }: Place, rule: MailFlowRuleRecord): void {
  const key = `${rule.direction}\0${rule.name.toLowerCase()}`
  const owner = context.state.mailFlowRules.find(organization.id, 'nameKey', key)
  if (owner && owner.ruleId !== rule.ruleId)
    throw new AwsError(
      'NameAvailabilityException',
      `There is an ${rule.direction} rule ${rule.name} already.`,
    )
}

/**
 * Refuses an action with an unknown gateway, or with a Lambda function of another Region or
 * account. Source: FLOW-32, LAM-04.
 */
function refuseForeignTarget({ context, organization }: Place, { action }: MailFlowRule): void {
  if (
    action.type === 'ROUTE_TO_SMTP_GATEWAY' &&
    !context.state.smtpGateways.get(organization.id, action.gatewayId)
  )
    throw new AwsError(
      'InvalidParameterException',
      `The gateway ${action.gatewayId} does not exist.`,
    )
  const home = `arn:aws:lambda:${organization.region}:${accountId}:`
  if (action.type === 'RUN_LAMBDA' && !action.lambdaArn.startsWith(home))
    throw new AwsError(
      'InvalidParameterException',
      `The function must be in the Region and the account of the organization: ${home}…`,
    )
}

/** Returns a rule as answers show it. */
export function shown({ direction: _, createdAt, modifiedAt, ...rule }: MailFlowRuleRecord) {
  return { ...rule, createdDate: isoTime(createdAt), modifiedDate: isoTime(modifiedAt) }
}

/**
 * Saves a new or changed rule, which takes effect at once. Errors: NameAvailabilityException,
 * InvalidParameterException for a gateway or a function it cannot use, LimitExceededException above
 * 1,000 sender patterns in both directions. Source: FLOW-12, FLOW-26, QUOTA-09.
 */
export function saveMailFlowRule(
  place: Place,
  rule: MailFlowRuleRecord,
): ReturnType<typeof shown> & { warnings: MailFlowWarning[] } {
  refuseTakenName(place, rule)
  refuseForeignTarget(place, rule)
  const others = mailFlowRulesOf(place, rule.direction).filter(
    ({ ruleId }) => ruleId !== rule.ruleId,
  )
  const opposite = rule.direction === 'inbound' ? 'outbound' : 'inbound'
  const patterns = [...others, ...mailFlowRulesOf(place, opposite), rule].reduce(
    (sum, { senderPatterns }) => sum + senderPatterns.length,
    0,
  )
  if (patterns > mailFlowLimits.senderPatterns)
    throw new AwsError(
      'LimitExceededException',
      `The rules of an organization have ${mailFlowLimits.senderPatterns} sender patterns at most.`,
    )
  place.context.state.mailFlowRules.put(place.organization.id, rule)
  return { ...shown(rule), warnings: mailFlowWarnings(rule, others) }
}
