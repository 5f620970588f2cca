import type { RegionContext } from '../handlers.ts'
import type { IdentityRecord } from '../state/ses-identities.ts'
import { invalidValue } from './ses-error.ts'
import { verificationStatus } from './verification.ts'

/** How many identities one call may ask about. Source: 06 §8. */
const maxIdentities = 100

/** The name an identity is kept by: domains in lower case, addresses as they are up to the domain. ARNs stand for names. */
export function identityName(nameOrArn: string): string {
  const name = nameOrArn.replace(/^arn:aws:ses:[a-z0-9-]+:\d{12}:identity\//, '')
  const at = name.lastIndexOf('@')
  return name.slice(0, at + 1) + name.slice(at + 1).toLowerCase()
}

export function lookUpIdentity({ state, region }: RegionContext, nameOrArn: string) {
  return state.identities.get(region, identityName(nameOrArn))
}

/** An identity, verified or not. Errors: InvalidParameterValue for an unknown one. Source: 00-index, decision 11. */
export function findIdentity(context: RegionContext, nameOrArn: string): IdentityRecord {
  const identity = lookUpIdentity(context, nameOrArn)
  if (!identity) throw invalidValue(`Identity ${nameOrArn} does not exist.`)
  return identity
}

/** An identity that is verified. Errors: InvalidParameterValue for an unknown or unverified one. Source: 06 §8.2, §8.3. */
export function findVerifiedIdentity(context: RegionContext, nameOrArn: string): IdentityRecord {
  const identity = findIdentity(context, nameOrArn)
  if (verificationStatus(context, identity) !== 'Success')
    throw invalidValue(`Identity ${nameOrArn} is not verified.`)
  return identity
}

/**
 * Something about each of several identities, by the names the caller gave; unknown ones, and those there is nothing about, are absent.
 * Errors: InvalidParameterValue for more than 100. Source: 06 §8.1.
 */
export function byIdentity<Attributes>(
  context: RegionContext,
  names: readonly string[],
  attributesOf: (identity: IdentityRecord) => Attributes | undefined,
): Record<string, Attributes> {
  if (names.length > maxIdentities)
    throw invalidValue(`One call can ask about ${maxIdentities} identities at most.`)
  const found = names.flatMap((name) => {
    const identity = lookUpIdentity(context, name)
    const attributes = identity && attributesOf(identity)
    return attributes === undefined ? [] : [[name, attributes] as const]
  })
  return Object.fromEntries(found)
}
