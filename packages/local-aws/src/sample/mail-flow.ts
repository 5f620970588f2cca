import { accountId } from '../account.ts'
import type { MailFlowRuleRecord } from '../state/mail-flow-rules.ts'
import type { State } from '../state/state.ts'
import type { SamplePlace } from './sample-place.ts'

const dayMs = 24 * 60 * 60 * 1000

type SampleRule = Omit<MailFlowRuleRecord, 'ruleId' | 'createdAt' | 'modifiedAt'> & {
  daysAgo: number
}

function rules(gatewayId: string, region: string): readonly SampleRule[] {
  return [
    {
      direction: 'inbound',
      name: 'Known spammers',
      action: { type: 'DROP' },
      senderPatterns: ['*.spam.example'],
      destinationPatterns: ['*'],
      daysAgo: 200,
    },
    {
      direction: 'inbound',
      name: 'Newsletter we asked for',
      action: { type: 'DEFAULT' },
      senderPatterns: ['news@mail.spam.example'],
      destinationPatterns: ['*'],
      daysAgo: 190,
    },
    {
      direction: 'inbound',
      name: 'Partner is never junk',
      action: { type: 'BYPASS_SPAM_CHECK' },
      senderPatterns: ['partner.example', 'billing@partner.test'],
      destinationPatterns: ['example.com'],
      daysAgo: 60,
    },
    {
      direction: 'inbound',
      name: 'Ticket numbers',
      action: {
        type: 'RUN_LAMBDA',
        lambdaArn: `arn:aws:lambda:${region}:${accountId}:function:workmail-ticket-number`,
        synchronous: true,
        fallbackAction: 'DEFAULT',
        timeoutMinutes: 15,
      },
      senderPatterns: ['*'],
      destinationPatterns: ['*'],
      daysAgo: 20,
    },
    {
      direction: 'outbound',
      name: 'Bank over its gateway',
      action: { type: 'ROUTE_TO_SMTP_GATEWAY', gatewayId },
      senderPatterns: ['example.com'],
      destinationPatterns: ['*.bank.example'],
      daysAgo: 120,
    },
    {
      direction: 'outbound',
      name: 'Nothing to competitors',
      action: { type: 'BOUNCE' },
      senderPatterns: ['*'],
      destinationPatterns: ['competitor.example', 'competitor.test'],
      daysAgo: 90,
    },
  ]
}

/** Adds rules of both directions, and the gateway that one of them routes to. */
export function putMailFlow(
  state: State,
  { organizationId, region }: SamplePlace,
  settingId: (number: number) => string,
  at: number,
): void {
  const gatewayId = settingId(40)
  const createdAt = at - 130 * dayMs
  state.smtpGateways.put(organizationId, {
    gatewayId,
    name: 'Bank gateway',
    address: 'relay.bank.example',
    port: 587,
    userName: 'example-corp',
    createdAt,
    modifiedAt: createdAt,
  })
  for (const [index, { daysAgo, ...rule }] of rules(gatewayId, region).entries())
    state.mailFlowRules.put(organizationId, {
      ...rule,
      ruleId: settingId(50 + index),
      createdAt: at - daysAgo * dayMs,
      modifiedAt: at - daysAgo * dayMs,
    })
}
