import { ask } from './ask.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { camel } from './spelling.ts'

/**
 * Returns what a map of SES has for the only identity that was asked about. Its name may be spelled
 * in another case than ours.
 */
function onlyOne<Attributes>(map: Record<string, Attributes> = {}): Attributes | undefined {
  return Object.values(map)[0]
}

/** Asks for a part of an answer: what AWS tells, or why it refuses. */
async function part<Attributes>(
  { requestId }: AwsContext,
  call: () => Promise<Attributes | undefined>,
) {
  const { answer, refused } = await ask(call)
  return {
    attributes: answer === undefined ? undefined : camel(answer),
    refused: refused && { ...refused.error, requestId },
  }
}

export const domainIdentities: Handlers<'domainIdentities'> = {
  /** Asks for all parts at once; one that SES refuses says so, and the others answer. */
  'domainIdentities.describe': async ({ domainName }, context) => {
    const { client } = context
    const Identities = [domainName]
    const [verification, dkim, mailFrom, notifications] = await Promise.all([
      part(context, async () => {
        const ses = await client('ses')
        const answer = await ses.getIdentityVerificationAttributes({ Identities })
        return onlyOne(answer.VerificationAttributes)
      }),
      part(context, async () => {
        const answer = await (await client('ses')).getIdentityDkimAttributes({ Identities })
        return onlyOne(answer.DkimAttributes)
      }),
      part(context, async () => {
        const ses = await client('ses')
        const answer = await ses.getIdentityMailFromDomainAttributes({ Identities })
        const attributes = onlyOne(answer.MailFromDomainAttributes)
        // SES may have an entry without values for an identity without a MAIL FROM domain.
        return attributes?.MailFromDomain ? attributes : undefined
      }),
      part(context, async () => {
        const ses = await client('ses')
        const answer = await ses.getIdentityNotificationAttributes({ Identities })
        return onlyOne(answer.NotificationAttributes)
      }),
    ])
    return { verification, dkim, mailFrom, notifications }
  },
}
