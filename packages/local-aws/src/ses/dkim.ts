import type { RegionContext } from '../handlers.ts'
import type { IdentityRecord } from '../state/ses-identities.ts'
import { byIdentity, findIdentity, lookUpIdentity } from './find-identity.ts'
import type { Handlers } from './handlers.ts'
import { verifyDomain } from './identities.ts'
import { dkimTokens } from './new-token.ts'
import { invalidValue } from './ses-error.ts'
import { dkimStatus } from './verification.ts'

/**
 * Asks for the DKIM records of a domain, or looks for them again with the same tokens unless they are found. They verify the domain as well.
 * Errors: InvalidParameterValue for what is no domain. Source: 06 VerifyDomainDkim.
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
  /** Gives the three tokens of a domain, which it adds if need be. Errors: InvalidParameterValue. Source: 06 VerifyDomainDkim. */
  VerifyDomainDkim({ Domain }, context) {
    return { DkimTokens: startDkim(context, Domain).dkim?.tokens }
  },

  /** Tells whether domains sign. Addresses have no records of their own. Source: 06 GetIdentityDkimAttributes. */
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
   * Switches signing on or off. Errors: InvalidParameterValue for an unknown identity, and for switching it on where the domain has no
   * tokens yet. Source: 06 SetIdentityDkimEnabled.
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
