import { MailFlowAction, MailFlowDirection } from '@mailroom/schemas/console-only/mail-flow-rule'
import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** An e-mail flow rule. Patterns in lower case, times in epoch milliseconds. Source: FLOW-01. */
export const MailFlowRuleRecord = z.object({
  ruleId: z.string(),
  direction: MailFlowDirection,
  name: z.string(),
  action: MailFlowAction,
  senderPatterns: z.array(z.string()),
  destinationPatterns: z.array(z.string()),
  createdAt: z.number(),
  modifiedAt: z.number(),
})
export type MailFlowRuleRecord = z.infer<typeof MailFlowRuleRecord>

export const mailFlowRules: CollectionDefinition<MailFlowRuleRecord> = {
  name: 'mailFlowRules',
  schema: MailFlowRuleRecord,
  key: ({ ruleId }) => ruleId,
  indexes: {
    name: ({ direction, name }) => `${direction}\0${name}`,
    nameKey: ({ direction, name }) => `${direction}\0${name.toLowerCase()}`,
    gateway: ({ action }) =>
      action.type === 'ROUTE_TO_SMTP_GATEWAY' ? `${action.gatewayId}\0` : undefined,
  },
}
