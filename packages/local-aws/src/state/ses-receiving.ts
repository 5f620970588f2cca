import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

const text = z.string()
const topic = { TopicArn: z.optional(text) }

/** An action of a receipt rule; exactly one of the members is present. Source: 06 §8.10. */
export const ReceiptAction = z.object({
  S3Action: z.optional(
    z.object({
      ...topic,
      BucketName: text,
      ObjectKeyPrefix: z.optional(text),
      KmsKeyArn: z.optional(text),
      IamRoleArn: z.optional(text),
    }),
  ),
  BounceAction: z.optional(
    z.object({
      ...topic,
      SmtpReplyCode: text,
      StatusCode: z.optional(text),
      Message: text,
      Sender: text,
    }),
  ),
  WorkmailAction: z.optional(z.object({ ...topic, OrganizationArn: text })),
  LambdaAction: z.optional(
    z.object({
      ...topic,
      FunctionArn: text,
      InvocationType: z._default(z.enum(['Event', 'RequestResponse']), 'Event'),
    }),
  ),
  StopAction: z.optional(z.object({ ...topic, Scope: z.enum(['RuleSet']) })),
  AddHeaderAction: z.optional(z.object({ HeaderName: text, HeaderValue: text })),
  SNSAction: z.optional(
    z.object({ TopicArn: text, Encoding: z._default(z.enum(['UTF-8', 'Base64']), 'UTF-8') }),
  ),
  ConnectAction: z.optional(z.object({ InstanceARN: text, IAMRoleARN: text })),
})
export type ReceiptAction = z.infer<typeof ReceiptAction>

/**
 * A receipt rule as SES spells it, with SES's defaults. Without recipients it applies to all
 * addresses of all verified domains.
 */
export const ReceiptRule = z.object({
  Name: text,
  Enabled: z._default(z.boolean(), false),
  TlsPolicy: z._default(z.enum(['Require', 'Optional']), 'Optional'),
  Recipients: z._default(z.array(text), []),
  Actions: z._default(z.array(ReceiptAction), []),
  ScanEnabled: z._default(z.boolean(), false),
})
export type ReceiptRule = z.infer<typeof ReceiptRule>

/** A receipt rule set of a Region with its rules in order. */
export const ReceiptRuleSetRecord = z.object({
  name: text,
  /** In epoch milliseconds. */
  createdAt: z.number(),
  rules: z.array(ReceiptRule),
})
export type ReceiptRuleSetRecord = z.infer<typeof ReceiptRuleSetRecord>

export const receiptRuleSets: CollectionDefinition<ReceiptRuleSetRecord> = {
  name: 'receiptRuleSets',
  schema: ReceiptRuleSetRecord,
  key: ({ name }) => name,
  indexes: { name: ({ name }) => name },
}

/** A filter of a Region by the address of the sending server, as SES spells it. */
export const ReceiptFilter = z.object({
  Name: text,
  IpFilter: z.object({ Policy: z.enum(['Block', 'Allow']), Cidr: text }),
})
export type ReceiptFilter = z.infer<typeof ReceiptFilter>

export const receiptFilters: CollectionDefinition<ReceiptFilter> = {
  name: 'receiptFilters',
  schema: ReceiptFilter,
  key: ({ Name }) => Name,
  indexes: { name: ({ Name }) => Name },
}
