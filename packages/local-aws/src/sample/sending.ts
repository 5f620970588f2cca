import type { RegionContext } from '../handlers.ts'
import { identityArn } from '../ses/arns.ts'
import { findIdentity } from '../ses/find-identity.ts'
import { withPolicy } from '../ses/identity-policies.ts'
import { activeRuleSet } from '../ses/receipt-rule-sets.ts'
import { workmailPolicyName } from '../workmail/domain-in-ses.ts'

const quarterHourMs = 15 * 60 * 1000
const everyMs = 6 * 60 * 60 * 1000

/** Adds statistics of messages in the last two weeks, a few times a day. */
export function putSendStatistics({ state, region, now }: RegionContext): void {
  const last = Math.floor(now.getTime() / quarterHourMs) * quarterHourMs
  for (let number = 0; number < 56; number++)
    state.sendDataPoints.add(region, {
      at: last - number * everyMs,
      deliveryAttempts: 20 + ((number * 7) % 31),
      bounces: number % 9 === 4 ? 1 : 0,
      complaints: number % 29 === 17 ? 1 : 0,
      rejects: 0,
    })
}

/**
 * Gives a domain the policy that WorkMail created before April 2022, for an AWS account of
 * WorkMail. Source: DOM-39.
 */
export function putLegacyPolicy(context: RegionContext, organizationId: string, domain: string) {
  const { state, region } = context
  const identity = findIdentity(context, domain)
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AuthorizeWorkMail',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::999999999999:root' },
        Action: ['ses:*'],
        Resource: identityArn(region, domain),
      },
    ],
  })
  const policies = withPolicy(identity, workmailPolicyName(organizationId), document)
  state.identities.put(region, { ...identity, policies })
}

/**
 * Gives an organization's receipt rule a copy of each message in a bucket that there cannot be, as a
 * bucket that was deleted after the rule was saved. Source: ORG-36.
 */
export function breakReceiptRule(context: RegionContext, organizationId: string): void {
  const ruleSet = activeRuleSet(context)
  if (!ruleSet) return
  const copy = { S3Action: { BucketName: 'Former_Archive', ObjectKeyPrefix: 'received/' } }
  context.state.receiptRuleSets.put(context.region, {
    ...ruleSet,
    rules: ruleSet.rules.map((rule) =>
      rule.Name === organizationId ? { ...rule, Actions: [copy, ...rule.Actions] } : rule,
    ),
  })
}
