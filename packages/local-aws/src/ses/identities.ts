import type { RegionContext } from '../handlers.ts'
import type { IdentityRecord } from '../state/ses-identities.ts'
import { isDomainName } from './domain-name.ts'
import { byIdentity, identityName, lookUpIdentity } from './find-identity.ts'
import type { Handlers } from './handlers.ts'
import { verificationToken } from './new-token.ts'
import { sesPage } from './page.ts'
import { invalidValue } from './ses-error.ts'
import { verificationStatus } from './verification.ts'

function newIdentity(
  { region, now }: RegionContext,
  name: string,
  type: IdentityRecord['type'],
): IdentityRecord {
  return {
    name,
    type,
    verificationStartedAt: now.getTime(),
    ...(type === 'Domain' ? { verificationToken: verificationToken(region, name) } : {}),
    dkimEnabled: type === 'Domain',
    policies: [],
    forwardingEnabled: true,
    topics: {},
    headersInNotifications: [],
  }
}

/** Adds an identity, or starts its verification again unless it is verified. */
function startVerification(context: RegionContext, name: string, type: IdentityRecord['type']) {
  const { state, region, now } = context
  const known = lookUpIdentity(context, name)
  if (known && verificationStatus(context, known) === 'Success') return known
  const identity = known
    ? { ...known, verificationStartedAt: now.getTime() }
    : newIdentity(context, name, type)
  state.identities.put(region, identity)
  return identity
}

/**
 * Adds a domain, or starts its verification again with the same token unless it is verified.
 * Errors: InvalidParameterValue for a text that is not a domain. Source: 06 VerifyDomainIdentity,
 * DOM-18.
 */
export function verifyDomain(context: RegionContext, domain: string): IdentityRecord {
  const name = identityName(domain)
  if (!isDomainName(name)) throw invalidValue(`Invalid domain name ${domain}.`)
  return startVerification(context, name, 'Domain')
}

export const identities = {
  /** Lists the identities of the Region by name, of one type or all. Source: 06 ListIdentities. */
  ListIdentities({ IdentityType, ...page }, context) {
    const query =
      IdentityType === undefined
        ? { index: 'name' }
        : { index: 'type', prefix: `${IdentityType}\0` }
    const { items, NextToken } = sesPage(context.state.identities, context, query, page)
    return { Identities: items.map(({ name }) => name), NextToken }
  },

  /**
   * Shows which identities are verified. Errors: InvalidParameterValue for more than 100.
   * Source: 06 GetIdentityVerificationAttributes.
   */
  GetIdentityVerificationAttributes({ Identities }, context) {
    return {
      VerificationAttributes: byIdentity(context, Identities, (identity) => ({
        VerificationStatus: verificationStatus(context, identity),
        VerificationToken: identity.verificationToken,
      })),
    }
  },

  /**
   * Adds a domain or restarts its verification. Errors: InvalidParameterValue.
   * Source: 06 VerifyDomainIdentity.
   */
  VerifyDomainIdentity({ Domain }, context) {
    return { VerificationToken: verifyDomain(context, Domain).verificationToken }
  },

  /**
   * Adds an address or sends it another mail. Errors: InvalidParameterValue.
   * Source: 06 VerifyEmailIdentity.
   */
  VerifyEmailIdentity({ EmailAddress }, context) {
    const name = identityName(EmailAddress)
    const [, domain = ''] = /^[^\s@]{1,64}@([^\s@]+)$/.exec(name) ?? []
    if (!isDomainName(domain)) throw invalidValue(`Invalid email address ${EmailAddress}.`)
    startVerification(context, name, 'EmailAddress')
    return {}
  },

  /**
   * Deletes an identity with its policies and settings; an unknown one is no error.
   * Source: 06 DeleteIdentity.
   */
  DeleteIdentity({ Identity }, { state, region }) {
    state.identities.delete(region, identityName(Identity))
    return {}
  },
} satisfies Handlers
