import { camel } from '../operations/spelling.ts'
import { inOrder } from './canonical.ts'
import { organizationIdOf as of, type Reader } from './reading.ts'

export async function domains(reader: Reader) {
  const { source, page, found } = reader
  const answer = await page('ListMailDomains', (paging) =>
    source.workmail.listMailDomains({ ...of(reader), ...paging }),
  )
  for (const { DomainName } of answer?.MailDomains ?? [])
    if (DomainName !== undefined) found({ kind: 'domain', subject: DomainName })
}

export async function domain(reader: Reader) {
  const { source, ask, row, task } = reader
  const DomainName = task.subject
  const name = DomainName.toLowerCase()
  const answer = await ask('GetMailDomain', () =>
    source.workmail.getMailDomain({ ...of(reader), DomainName }),
  )
  if (answer) {
    const { records = [], isTestDomain: isTest, ...told } = camel(answer)
    const { ownershipVerificationStatus: ownershipStatus, ...rest } = told
    const { dkimVerificationStatus: dkimStatus, ...members } = rest
    row('domain', { ...members, name, isTest, ownershipStatus, dkimStatus })
    for (const { type, hostname, value } of records)
      row('dnsRecord', { domain: name, type, hostname: hostname?.toLowerCase(), value })
  }
  await sendingIdentity(reader, DomainName)
}

/** Reads what Amazon SES knows of a mail domain; nothing if it does not know it. */
async function sendingIdentity({ source, ask, row }: Reader, domainName: string) {
  const Identities = [domainName]
  const only = <Value>(map: Record<string, Value> | undefined) => Object.values(map ?? {})[0]
  const verification = await ask('GetIdentityVerificationAttributes', async () =>
    (await source.ses()).getIdentityVerificationAttributes({ Identities }),
  )
  const dkim = await ask('GetIdentityDkimAttributes', async () =>
    (await source.ses()).getIdentityDkimAttributes({ Identities }),
  )
  const mailFrom = await ask('GetIdentityMailFromDomainAttributes', async () =>
    (await source.ses()).getIdentityMailFromDomainAttributes({ Identities }),
  )
  const notifications = await ask('GetIdentityNotificationAttributes', async () =>
    (await source.ses()).getIdentityNotificationAttributes({ Identities }),
  )
  const policies = await ask('ListIdentityPolicies', async () =>
    (await source.ses()).listIdentityPolicies({ Identity: domainName }),
  )
  const verified = only(verification?.VerificationAttributes)
  const signed = only(dkim?.DkimAttributes)
  const from = only(mailFrom?.MailFromDomainAttributes)
  const told = only(notifications?.NotificationAttributes)
  if (!verified && !signed?.DkimVerificationStatus && !policies?.PolicyNames?.length) return
  const isOfOwnName = from?.MailFromDomain !== undefined && from.MailFromDomain !== ''
  const topics = {
    ...(told?.BounceTopic ? { bounce: told.BounceTopic } : {}),
    ...(told?.ComplaintTopic ? { complaint: told.ComplaintTopic } : {}),
    ...(told?.DeliveryTopic ? { delivery: told.DeliveryTopic } : {}),
  }
  row('sendingIdentity', {
    ...{ name: domainName.toLowerCase(), verificationStatus: verified?.VerificationStatus },
    ...{ dkimEnabled: signed?.DkimEnabled, dkimTokens: inOrder(signed?.DkimTokens) },
    ...(isOfOwnName
      ? {
          mailFromDomain: from.MailFromDomain?.toLowerCase(),
          behaviorOnMxFailure: from.BehaviorOnMXFailure,
        }
      : {}),
    ...{ policyNames: inOrder(policies?.PolicyNames), notificationTopics: told && topics },
  })
}

/** Returns the ARNs in an action of a receipt rule; other values may be secrets of the receiver. */
function arnsIn(action: object): string[] {
  const values = Object.values(action).filter((value) => typeof value === 'string')
  return inOrder(values.filter((value) => value.startsWith('arn:'))) ?? []
}

export async function receiptRules({ source, ask, all, row }: Reader) {
  const active = await ask('DescribeActiveReceiptRuleSet', async () =>
    (await source.ses()).describeActiveReceiptRuleSet({}),
  )
  const sets = await all(
    'ListReceiptRuleSets',
    async ({ NextToken }) => (await source.ses()).listReceiptRuleSets({ NextToken }),
    ({ RuleSets }) => RuleSets,
  )
  for (const { Name: set = '' } of sets) {
    const answer = await ask('DescribeReceiptRuleSet', async () =>
      (await source.ses()).describeReceiptRuleSet({ RuleSetName: set }),
    )
    for (const [index, rule] of (answer?.Rules ?? []).entries())
      row('receiptRule', {
        ...{ set, active: set === active?.Metadata?.Name, position: index + 1, name: rule.Name },
        ...{ enabled: rule.Enabled ?? false, recipients: inOrder(rule.Recipients) ?? [] },
        actions: (rule.Actions ?? []).flatMap((action) =>
          Object.entries(action).flatMap(([type, values]) =>
            values === undefined ? [] : [{ type, arns: arnsIn(values) }],
          ),
        ),
      })
  }
}
