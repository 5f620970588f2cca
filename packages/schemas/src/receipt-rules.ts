import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { roles } from './role.ts'
import { inOrganization, inRegion } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

/** The longest name of a rule or rule set; the model has none. Source: 06 CreateReceiptRuleSet. */
const name = text({ min: 1, max: 64 })

const absentText = z.optional(z.string())

/**
 * An action of a receipt rule: exactly one of the members is present, or none if AWS has a kind that
 * this version does not know. Source: 06 §8.10.
 */
export const ReceiptAction = z.object({
  s3Action: z.optional(
    z.object({
      ...{ bucketName: absentText, objectKeyPrefix: absentText, kmsKeyArn: absentText },
      ...{ topicArn: absentText, iamRoleArn: absentText },
    }),
  ),
  bounceAction: z.optional(
    z.object({
      ...{
        smtpReplyCode: absentText,
        statusCode: absentText,
        message: absentText,
        sender: absentText,
      },
      topicArn: absentText,
    }),
  ),
  workmailAction: z.optional(z.object({ organizationArn: absentText, topicArn: absentText })),
  lambdaAction: z.optional(
    z.object({ functionArn: absentText, invocationType: absentText, topicArn: absentText }),
  ),
  stopAction: z.optional(z.object({ scope: absentText, topicArn: absentText })),
  addHeaderAction: z.optional(z.object({ headerName: absentText, headerValue: absentText })),
  sNSAction: z.optional(z.object({ topicArn: absentText, encoding: absentText })),
  connectAction: z.optional(z.object({ instanceARN: absentText, iAMRoleARN: absentText })),
})
export type ReceiptAction = z.infer<typeof ReceiptAction>

/** A rule by which Amazon SES handles received mail. Source: `DescribeReceiptRuleSet`. */
export const ReceiptRule = z.object({
  name: z.string(),
  enabled: z.optional(z.boolean()),
  tlsPolicy: absentText,
  /** Addresses and domains; without any, the rule is for all mail. */
  recipients: z.optional(z.array(z.string())),
  actions: z.optional(z.array(ReceiptAction)),
  scanEnabled: z.optional(z.boolean()),
})
export type ReceiptRule = z.infer<typeof ReceiptRule>

export const receiptRuleSets = {
  'receiptRuleSets.list': read({
    summary: 'List the receipt rule sets of Amazon SES in a Region, the active one first',
    roles,
    input: z.strictObject(inRegion),
    output: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          createdTimestamp: z.optional(timestamp),
          /** True for the one set by which mail is received. */
          isActive: z.boolean(),
        }),
      ),
    }),
    aws: [
      { action: 'ses:DescribeActiveReceiptRuleSet', input: () => ({}) },
      { action: 'ses:ListReceiptRuleSets', input: () => ({}) },
    ],
  }),
}

export const receiptRules = {
  'receiptRules.list': read({
    summary: 'List the receipt rules of a rule set of Amazon SES, in their order',
    roles,
    input: z.strictObject({ ...inRegion, ruleSetName: name }),
    output: z.object({ items: z.array(ReceiptRule) }),
    aws: [
      {
        action: 'ses:DescribeReceiptRuleSet',
        input: ({ ruleSetName }) => ({ ruleSetName }),
      },
    ],
  }),

  /**
   * Errors: those by which SES names the invalid part, such as `InvalidS3ConfigurationException`;
   * `UnknownReceiptAction` for a rule with an action that would be lost. Source: ORG-36.
   */
  'receiptRules.check': write({
    summary: 'Save a receipt rule of Amazon SES unchanged, so that SES says what is invalid in it',
    roles: ['administrator'],
    input: z.strictObject({ ...inOrganization, ruleSetName: name, ruleName: name }),
    output: z.void(),
    aws: [
      {
        action: 'ses:DescribeReceiptRule',
        input: ({ ruleSetName, ruleName }) => ({ ruleSetName, ruleName }),
      },
      {
        action: 'ses:UpdateReceiptRule',
        input: ({ ruleSetName, ruleName }) => ({
          ruleSetName,
          rule: { name: ruleName, actions: ['<Actions>'] },
        }),
      },
    ],
    target: { kind: 'RECEIPT_RULE', id: 'ruleName', name: 'ruleName' },
  }),
}
