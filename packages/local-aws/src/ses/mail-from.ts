import { isDomainName, isSubdomain } from './domain-name.ts'
import { byIdentity, findVerifiedIdentity } from './find-identity.ts'
import type { Handlers } from './handlers.ts'
import { invalidValue } from './ses-error.ts'
import { mailFromStatus } from './verification.ts'

export const mailFrom = {
  /**
   * Sets the MAIL FROM domain of an identity and starts looking for its MX record; an absent or
   * empty domain restores SES's own. Errors: InvalidParameterValue for an identity that is not
   * verified, and for a domain that is not below it. Source: 06 SetIdentityMailFromDomain, DOM-42.
   */
  SetIdentityMailFromDomain({ Identity, MailFromDomain, BehaviorOnMXFailure }, context) {
    const { mailFrom: former, ...identity } = findVerifiedIdentity(context, Identity)
    const domain = MailFromDomain?.toLowerCase() ?? ''
    const parent = identity.name.slice(identity.name.lastIndexOf('@') + 1)
    if (domain !== '' && !(isDomainName(domain) && isSubdomain(domain, parent)))
      throw invalidValue(
        `Provided MAIL-FROM domain ${MailFromDomain} is not a subdomain of ${parent}.`,
      )
    const chosen = {
      domain,
      behaviorOnMxFailure: BehaviorOnMXFailure ?? 'UseDefaultValue',
      startedAt: context.now.getTime(),
    }
    context.state.identities.put(
      context.region,
      domain === '' ? identity : { ...identity, mailFrom: chosen },
    )
    return {}
  },

  /**
   * Shows the MAIL FROM domains; identities without one are absent.
   * Source: 06 GetIdentityMailFromDomainAttributes, DOM-43.
   */
  GetIdentityMailFromDomainAttributes({ Identities }, context) {
    return {
      MailFromDomainAttributes: byIdentity(
        context,
        Identities,
        ({ mailFrom: chosen }) =>
          chosen && {
            MailFromDomain: chosen.domain,
            MailFromDomainStatus: mailFromStatus(context, chosen),
            BehaviorOnMXFailure: chosen.behaviorOnMxFailure,
          },
      ),
    }
  },
} satisfies Handlers
