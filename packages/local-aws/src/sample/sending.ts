import { accountId } from '../account.ts'
import type { RegionContext } from '../handlers.ts'
import { identityArn } from '../ses/arns.ts'
import { findIdentity } from '../ses/find-identity.ts'
import { withoutPolicy, withPolicy } from '../ses/identity-policies.ts'
import { activeRuleSet } from '../ses/receipt-rule-sets.ts'
import { workmailPolicyName } from '../workmail/domain-in-ses.ts'

const quarterHourMs = 15 * 60 * 1000
const everyMs = 6 * 60 * 60 * 1000

/** Adds statistics of a Region's messages in the last two weeks, a few times a day. */
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

/** Returns the statement that WorkMail wrote before April 2022, for an account of its own. */
function legacyStatement(region: string, domain: string) {
  return {
    Sid: 'AuthorizeWorkMail',
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::999999999999:root' },
    Action: ['ses:*'],
    Resource: identityArn(region, domain),
  }
}

function policyOf(...Statement: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement })
}

/**
 * Gives a domain the policy that WorkMail created before April 2022, for an AWS account of
 * WorkMail. Source: DOM-39.
 */
export function putLegacyPolicy(context: RegionContext, organizationId: string, domain: string) {
  const { state, region } = context
  const identity = findIdentity(context, domain)
  const document = policyOf(legacyStatement(region, domain))
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

/**
 * Replaces the policy of WorkMail with one that an administrator wrote: the statement for WorkMail
 * of before April 2022, and one for a program of the account. Source: DOM-40, DOM-41.
 */
export function putCustomPolicy(context: RegionContext, organizationId: string, domain: string) {
  const { state, region } = context
  const identity = findIdentity(context, domain)
  const others = {
    ...identity,
    policies: withoutPolicy(identity, workmailPolicyName(organizationId)),
  }
  const newsletter = {
    Sid: 'Newsletter',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${accountId}:role/newsletter` },
    Action: ['ses:SendEmail', 'ses:SendRawEmail'],
    Resource: identityArn(region, domain),
    Condition: { StringEquals: { 'ses:FromAddress': `news@${domain}` } },
  }
  const document = policyOf(legacyStatement(region, domain), newsletter)
  const policies = withPolicy(others, 'company-mail', document)
  state.identities.put(region, { ...identity, policies })
}

/** Sends the bounces and complaints of a domain to topics, and not by mail. */
export function putFeedbackTopics(context: RegionContext, domain: string): void {
  const { state, region } = context
  const topic = (name: string) => `arn:aws:sns:${region}:${accountId}:${name}`
  state.identities.put(region, {
    ...findIdentity(context, domain),
    forwardingEnabled: false,
    topics: { Bounce: topic('mail-bounces'), Complaint: topic('mail-complaints') },
    headersInNotifications: ['Bounce'],
  })
}
