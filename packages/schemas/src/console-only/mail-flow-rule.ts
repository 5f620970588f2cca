import * as z from 'zod/mini'
import { AddressPattern } from './address-pattern.ts'
import { settingName } from './setting-name.ts'

export const MailFlowDirection = z.enum(['inbound', 'outbound'])
export type MailFlowDirection = z.infer<typeof MailFlowDirection>

/**
 * What a rule can do, in the order of precedence, by the names the Lambda contract gives them. Outbound, DEFAULT is first as the guide lists it,
 * although it is the least restrictive. Source: FLOW-03, FLOW-04, 02 A-03.
 */
export const mailFlowActions = {
  inbound: ['DROP', 'BOUNCE', 'MOVE_TO_JUNK', 'DEFAULT', 'BYPASS_SPAM_CHECK', 'RUN_LAMBDA'],
  outbound: ['DEFAULT', 'DROP', 'BOUNCE', 'ROUTE_TO_SMTP_GATEWAY', 'RUN_LAMBDA'],
} as const satisfies Record<MailFlowDirection, readonly string[]>

export type MailFlowActionType = (typeof mailFlowActions)[MailFlowDirection][number]

/** What can stand in for a Lambda that could not be run: not another one. Source: LAM-02. */
const simpleActions = {
  inbound: z.enum(['DROP', 'BOUNCE', 'MOVE_TO_JUNK', 'DEFAULT', 'BYPASS_SPAM_CHECK']),
  outbound: z.enum(['DEFAULT', 'DROP', 'BOUNCE']),
} as const

/** How many patterns; the sender's are counted over all rules of an organization. Source: QUOTA-08, QUOTA-09. */
export const mailFlowLimits = { senderPatternsPerRule: 250, senderPatterns: 1_000 } as const

/** How long a synchronous Lambda is tried again, in minutes. Source: QUOTA-22. */
const maxTimeoutMinutes = 240

const patternList = z.pipe(
  z.array(AddressPattern).check(z.minLength(1)),
  z.transform((patterns) => [...new Set(patterns)]),
)

/** Run Lambda, before delivering (`synchronous`) or meanwhile. Source: LAM-01, LAM-02. */
function runLambda<const FallbackAction extends z.ZodMiniType<MailFlowActionType>>(
  fallbackAction: FallbackAction,
) {
  const lambda = {
    type: z.literal('RUN_LAMBDA'),
    lambdaArn: z
      .string()
      .check(
        z.regex(
          /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[a-zA-Z0-9_-]{1,64}(?::[a-zA-Z0-9$_-]{1,128})?$/,
        ),
      ),
  } as const
  return z.discriminatedUnion('synchronous', [
    z.strictObject({ ...lambda, synchronous: z.literal(false) }),
    z.strictObject({
      ...lambda,
      synchronous: z.literal(true),
      fallbackAction,
      timeoutMinutes: z.int().check(z.minimum(0), z.maximum(maxTimeoutMinutes)),
    }),
  ])
}

const InboundAction = z.discriminatedUnion('type', [
  z.strictObject({ type: simpleActions.inbound }),
  runLambda(simpleActions.inbound),
])

const OutboundAction = z.discriminatedUnion('type', [
  z.strictObject({ type: simpleActions.outbound }),
  z.strictObject({ type: z.literal('ROUTE_TO_SMTP_GATEWAY'), gatewayId: z.string() }),
  runLambda(simpleActions.outbound),
])

export const MailFlowAction = z.union([InboundAction, OutboundAction])
export type MailFlowAction = z.infer<typeof MailFlowAction>

/** The members of a rule that decide whom it is about and what happens. */
export type MailFlowRule = {
  name: string
  action: MailFlowAction
  senderPatterns: readonly string[]
  destinationPatterns: readonly string[]
}

const members = {
  name: settingName,
  /** Any one that matches is enough. */
  senderPatterns: z.pipe(
    patternList,
    z.array(z.string()).check(z.maxLength(mailFlowLimits.senderPatternsPerRule)),
  ),
  destinationPatterns: patternList,
}

/** A synchronous Lambda sees all mail or none. Source: LAM-01. */
const everyDestination = z.refine<Pick<MailFlowRule, 'action' | 'destinationPatterns'>>(
  ({ action, destinationPatterns }) =>
    action.type !== 'RUN_LAMBDA' || !action.synchronous || destinationPatterns.join() === '*',
  { path: ['destinationPatterns'], error: 'everyDestination' },
)

/**
 * A rule as it is written, by direction. Patterns are kept once each. Problem besides those of the fields: `everyDestination`, where a
 * synchronous Lambda is to see a part of the mail only. Source: FLOW-01, FLOW-10 to FLOW-12, LAM-01, LAM-02.
 */
export const MailFlowRuleInput = {
  inbound: z.strictObject({ ...members, action: InboundAction }).check(everyDestination),
  outbound: z.strictObject({ ...members, action: OutboundAction }).check(everyDestination),
} as const
