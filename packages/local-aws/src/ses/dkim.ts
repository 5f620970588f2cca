import type { RegionContext } from '../handlers.ts'
import type { IdentityRecord } from '../state/ses-identities.ts'
import { byIdentity, findIdentity, lookUpIdentity } from './find-identity.ts'
import type { Handlers } from './handlers.ts'
import { verifyDomain } from './identities.ts'
import { dkimTokens } from './new-token.ts'
import { invalidValue } from './ses-error.ts'
import { dkimStatus } from './verification.ts'

/**
 * Starts looking for the DKIM records of a domain, or looks again for the same tokens unless they
 * are found. The records also verify the domain.
 * Errors: InvalidParameterValue for a text that is not a domain. Source: 06 VerifyDomainDkim.
 */
export function startDkim(context: RegionContext, domain: string): IdentityRecord {
  const known = verifyDomain(context, domain)
  if (dkimStatus(context, known) === 'Success') return known
  const tokens = known.dkim?.tokens ?? dkimTokens(context.region, known.name)
  const identity = { ...known, dkim: { tokens, startedAt: context.now.getTime() } }
  context.state.identities.put(context.region, identity)
  return identity
}

export const dkim = {
  /**
   * Returns the three tokens of a domain; adds the domain if it is unknown.
   * Errors: InvalidParameterValue. Source: 06 VerifyDomainDkim.
   */
  VerifyDomainDkim({ Domain }, context) {
    return { DkimTokens: startDkim(context, Domain).dkim?.tokens }
  },

  /**
   * Shows whether messages of domains are signed. E-mail addresses have no records of their own.
   * Source: 06 GetIdentityDkimAttributes.
   */
  GetIdentityDkimAttributes({ Identities }, context) {
    return {
      DkimAttributes: byIdentity(context, Identities, (identity) => ({
        DkimEnabled: identity.dkimEnabled,
        DkimVerificationStatus: dkimStatus(context, identity),
        DkimTokens: identity.dkim?.tokens,
      })),
    }
  },

  /**
   * Enables or disables signing. Errors: InvalidParameterValue for an unknown identity, and for
   * enabling a domain without tokens. Source: 06 SetIdentityDkimEnabled.
   */
  SetIdentityDkimEnabled({ Identity, DkimEnabled }, context) {
    const identity = findIdentity(context, Identity)
    const domain = identity.name.slice(identity.name.lastIndexOf('@') + 1)
    if (DkimEnabled && !lookUpIdentity(context, domain)?.dkim)
      throw invalidValue(`DKIM is not set up for the domain ${domain}.`)
    context.state.identities.put(context.region, { ...identity, dkimEnabled: DkimEnabled })
    return {}
  },
} satisfies Handlers
