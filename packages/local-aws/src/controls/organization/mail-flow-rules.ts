import { randomUUID } from 'node:crypto'
import { Address } from '@mailroom/schemas/console-only/address-pattern'
import { decideMailFlow } from '@mailroom/schemas/console-only/mail-flow-decision'
import {
  type MailFlowDirection,
  MailFlowRuleInput,
} from '@mailroom/schemas/console-only/mail-flow-rule'
import * as z from 'zod/mini'
import { AwsError } from '../../protocol/aws-error.ts'
import type { MailFlowRuleRecord } from '../../state/mail-flow-rules.ts'
import { control, nothing, type Place } from './control.ts'
import { mailFlowRulesOf, saveMailFlowRule, shown } from './save-mail-flow-rule.ts'

/** The most recipients of a message. Source: QUOTA-15. */
const maxRecipients = 500

const oneRule = z.object({ ruleId: z.string() })

/** A message to test the rules with: its headers and recipients. Source: FLOW-36. */
const Message = z.strictObject({
  sender: z.optional(Address),
  from: Address,
  recipients: z.array(Address).check(z.minLength(1), z.maxLength(maxRecipients)),
})

/** The members of a rule that a caller sets. */
type WrittenRule = Pick<
  MailFlowRuleRecord,
  'name' | 'action' | 'senderPatterns' | 'destinationPatterns'
>

function findRule(place: Place, direction: MailFlowDirection, ruleId: string): MailFlowRuleRecord {
  const { context, organization } = place
  const rule = context.state.mailFlowRules.get(organization.id, ruleId)
  if (rule?.direction !== direction)
    throw new AwsError(
      'ResourceNotFoundException',
      `The ${direction} rule ${ruleId} does not exist.`,
    )
  return rule
}

function list(direction: MailFlowDirection) {
  return control({
    summary: `List the ${direction} rules by name`,
    path: nothing,
    body: nothing,
    answer: (place) => ({ items: mailFlowRulesOf(place, direction).map(shown) }),
  })
}

function show(direction: MailFlowDirection) {
  return control({
    summary: `Show an ${direction} rule`,
    path: oneRule,
    body: nothing,
    answer: (place, { ruleId }) => shown(findRule(place, direction, ruleId)),
  })
}

/** Source: FLOW-31, FLOW-32. */
function create<Sent, Rule extends WrittenRule>(
  direction: MailFlowDirection,
  body: z.ZodMiniType<Rule, Sent>,
) {
  return control({
    summary: `Create an ${direction} rule, in force at once; warn where mail may be lost`,
    path: nothing,
    body,
    answer(place, _, input) {
      const at = place.context.now.getTime()
      const stamps = { ruleId: randomUUID(), direction, createdAt: at, modifiedAt: at }
      return saveMailFlowRule(place, { ...input, ...stamps })
    },
  })
}

/** Errors: ResourceNotFoundException. Source: FLOW-34. */
function change<Sent, Rule extends WrittenRule>(
  direction: MailFlowDirection,
  body: z.ZodMiniType<Rule, Sent>,
) {
  return control({
    summary: `Replace everything of an ${direction} rule but its direction, in force at once`,
    path: oneRule,
    body,
    answer(place, { ruleId }, input) {
      const { createdAt } = findRule(place, direction, ruleId)
      const modifiedAt = place.context.now.getTime()
      return saveMailFlowRule(place, { ...input, ruleId, direction, createdAt, modifiedAt })
    },
  })
}

/** Errors: ResourceNotFoundException. Source: FLOW-35. */
function remove(direction: MailFlowDirection) {
  return control({
    summary: `Remove an ${direction} rule, at once`,
    path: oneRule,
    body: nothing,
    answer(place, { ruleId }) {
      findRule(place, direction, ruleId)
      place.context.state.mailFlowRules.delete(place.organization.id, ruleId)
      return {}
    },
  })
}

/**
 * Returns what would happen to a message, for each recipient; `NORMAL_FLOW` if no rule matches.
 * Source: FLOW-22, FLOW-27, FLOW-36.
 */
function test(direction: MailFlowDirection) {
  return control({
    summary: `Tell what the ${direction} rules would do with a message, for each recipient`,
    path: nothing,
    body: Message,
    answer(place, _, { recipients, ...message }) {
      const rules = mailFlowRulesOf(place, direction)
      return {
        items: recipients.map((recipient) => {
          const { header, candidates } = decideMailFlow(direction, rules, message, recipient)
          const [deciding] = candidates
          return {
            recipient,
            action: deciding?.rule.action ?? { type: 'NORMAL_FLOW' as const },
            header,
            /** The first candidate decides; the others show which pattern or action lost. */
            candidates: candidates.map(({ rule: { ruleId, name, action }, ...patterns }) => ({
              ruleId,
              name,
              action,
              ...patterns,
            })),
          }
        }),
      }
    },
  })
}

/**
 * E-mail flow rules. They have no order that can be set: the most specific rule wins, then the most
 * restrictive action. Source: 02 §8.
 */
export const mailFlowRules = {
  'GET mail-flow-rules/inbound': list('inbound'),
  'POST mail-flow-rules/inbound': create('inbound', MailFlowRuleInput.inbound),
  'POST mail-flow-rules/inbound/test': test('inbound'),
  'GET mail-flow-rules/inbound/{ruleId}': show('inbound'),
  'PUT mail-flow-rules/inbound/{ruleId}': change('inbound', MailFlowRuleInput.inbound),
  'DELETE mail-flow-rules/inbound/{ruleId}': remove('inbound'),
  'GET mail-flow-rules/outbound': list('outbound'),
  'POST mail-flow-rules/outbound': create('outbound', MailFlowRuleInput.outbound),
  'POST mail-flow-rules/outbound/test': test('outbound'),
  'GET mail-flow-rules/outbound/{ruleId}': show('outbound'),
  'PUT mail-flow-rules/outbound/{ruleId}': change('outbound', MailFlowRuleInput.outbound),
  'DELETE mail-flow-rules/outbound/{ruleId}': remove('outbound'),
}
