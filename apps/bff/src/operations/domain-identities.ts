import type { SES } from '@aws-sdk/client-ses'
import { ask } from './ask.ts'
import type { Handlers } from './handlers.ts'
import { readMailDomain } from './mail-domain.ts'
import { camel } from './spelling.ts'

/**
 * Returns what a map of SES has for the only identity that was asked about. Its name may be spelled
 * in another case than ours.
 */
function onlyOne<Attributes>(map: Record<string, Attributes> = {}): Attributes | undefined {
  return Object.values(map)[0]
}

async function readVerification(ses: SES, domainName: string) {
  const answer = await ses.getIdentityVerificationAttributes({ Identities: [domainName] })
  return onlyOne(answer.VerificationAttributes)
}

/** Reads the DKIM settings of a domain; `undefined` if SES does not know it. */
export async function readDkim(ses: SES, domainName: string) {
  const { DkimAttributes } = await ses.getIdentityDkimAttributes({ Identities: [domainName] })
  return onlyOne(DkimAttributes)
}

/** Reads the MAIL FROM domain of a domain; `undefined` if it is amazonses.com. */
export async function readMailFrom(ses: SES, domainName: string) {
  const answer = await ses.getIdentityMailFromDomainAttributes({ Identities: [domainName] })
  const attributes = onlyOne(answer.MailFromDomainAttributes)
  // SES may have an entry without values for an identity without a MAIL FROM domain.
  return attributes?.MailFromDomain ? attributes : undefined
}

/** Reads where the feedback about a domain's mail goes; `undefined` if SES does not know it. */
export async function readNotifications(ses: SES, domainName: string) {
  const answer = await ses.getIdentityNotificationAttributes({ Identities: [domainName] })
  return onlyOne(answer.NotificationAttributes)
}

export const domainIdentities: Handlers<'domainIdentities'> = {
  /** Asks for all parts at once; one that SES refuses says so, and the others answer. */
  'domainIdentities.describe': async (input, context) => {
    const { client, requestId } = context
    await readMailDomain(input, context)
    const part = async <Attributes>(
      read: (ses: SES, domainName: string) => Promise<Attributes | undefined>,
    ) => {
      const { answer, refused } = await ask(async () => read(await client('ses'), input.domainName))
      return {
        attributes: answer === undefined ? undefined : camel(answer),
        refused: refused && { ...refused.error, requestId },
      }
    }
    const [verification, dkim, mailFrom, notifications] = await Promise.all([
      part(readVerification),
      part(readDkim),
      part(readMailFrom),
      part(readNotifications),
    ])
    return { verification, dkim, mailFrom, notifications }
  },
}
