import * as z from 'zod/mini'
import { AddressPattern } from './address-pattern.ts'
import { settingName } from './setting-name.ts'

export const MailFlowDirection = z.enum(['inbound', 'outbound'])
export type MailFlowDirection = z.infer<typeof MailFlowDirection>

/**
 * The actions of a rule, in the order of precedence, named as in the Lambda contract. DEFAULT is
 * first for outbound rules, as in the guide, although it is the least restrictive. Source: FLOW-03,
 * FLOW-04, 02 A-03.
 */
export const mailFlowActions = {
  inbound: ['DROP', 'BOUNCE', 'MOVE_TO_JUNK', 'DEFAULT', 'BYPASS_SPAM_CHECK', 'RUN_LAMBDA'],
  outbound: ['DEFAULT', 'DROP', 'BOUNCE', 'ROUTE_TO_SMTP_GATEWAY', 'RUN_LAMBDA'],
} as const satisfies Record<MailFlowDirection, readonly string[]>

export type MailFlowActionType = (typeof mailFlowActions)[MailFlowDirection][number]

/**
 * The actions that can replace a Lambda function that could not run; another function is not one of
 * them. Source: LAM-02.
 */
const simpleActions = {
  inbound: z.enum(['DROP', 'BOUNCE', 'MOVE_TO_JUNK', 'DEFAULT', 'BYPASS_SPAM_CHECK']),
  outbound: z.enum(['DEFAULT', 'DROP', 'BOUNCE']),
} as const

/**
 * The most sender patterns of a rule, and of all rules of an organization. Source: QUOTA-08,
 * QUOTA-09.
 */
export const mailFlowLimits = { senderPatternsPerRule: 250, senderPatterns: 1_000 } as const

/**
 * The longest time for which a synchronous Lambda function is retried, in minutes.
 * Source: QUOTA-22.
 */
const maxTimeoutMinutes = 240

const patternList = z.pipe(
  z.array(AddressPattern).check(z.minLength(1)),
  z.transform((patterns) => [...new Set(patterns)]),
)

/** Runs a Lambda function, before delivery (`synchronous`) or during it. Source: LAM-01, LAM-02. */
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

/** The members of a rule that decide which messages it matches and what it does. */
export type MailFlowRule = {
  name: string
  action: MailFlowAction
  senderPatterns: readonly string[]
  destinationPatterns: readonly string[]
}

const members = {
  name: settingName,
  /** One matching pattern is enough. */
  senderPatterns: z.pipe(
    patternList,
    z.array(z.string()).check(z.maxLength(mailFlowLimits.senderPatternsPerRule)),
  ),
  destinationPatterns: patternList,
}

/** A synchronous Lambda function must apply to every recipient. Source: LAM-01. */
const everyDestination = z.refine<Pick<MailFlowRule, 'action' | 'destinationPatterns'>>(
  ({ action, destinationPatterns }) =>
    action.type !== 'RUN_LAMBDA' || !action.synchronous || destinationPatterns.join() === '*',
  { path: ['destinationPatterns'], error: 'everyDestination' },
)

/**
 * A rule as it is written, by direction. Duplicate patterns are removed. Problem besides those of
 * the fields: `everyDestination`, if a synchronous Lambda function is limited to some destinations.
 * Source: FLOW-01, FLOW-10 to FLOW-12, LAM-01, LAM-02.
 */
export const MailFlowRuleInput = {
  inbound: z.strictObject({ ...members, action: InboundAction }).check(everyDestination),
  outbound: z.strictObject({ ...members, action: OutboundAction }).check(everyDestination),
} as const
