import type { RegionContext } from '../handlers.ts'
import type { IdentityRecord } from '../state/ses-identities.ts'
import { invalidValue } from './ses-error.ts'
import { verificationStatus } from './verification.ts'

/** The most identities of one request. Source: 06 §8. */
const maxIdentities = 100

/**
 * Returns the name under which an identity is kept: domains in lower case, addresses as written up
 * to the domain. Accepts ARNs, too.
 */
export function identityName(nameOrArn: string): string {
  const name = nameOrArn.replace(/^arn:aws:ses:[a-z0-9-]+:\d{12}:identity\//, '')
  const at = name.lastIndexOf('@')
  return name.slice(0, at + 1) + name.slice(at + 1).toLowerCase()
}

export function lookUpIdentity({ state, region }: RegionContext, nameOrArn: string) {
  return state.identities.get(region, identityName(nameOrArn))
}

/**
 * Finds an identity, verified or not. Errors: InvalidParameterValue for an unknown one.
 * Source: 00-index, decision 11.
 */
export function findIdentity(context: RegionContext, nameOrArn: string): IdentityRecord {
  const identity = lookUpIdentity(context, nameOrArn)
  if (!identity) throw invalidValue(`Identity ${nameOrArn} does not exist.`)
  return identity
}

/**
 * Finds a verified identity. Errors: InvalidParameterValue for an unknown or unverified one.
 * Source: 06 §8.2, §8.3.
 */
export function findVerifiedIdentity(context: RegionContext, nameOrArn: string): IdentityRecord {
  const identity = findIdentity(context, nameOrArn)
  if (verificationStatus(context, identity) !== 'Success')
    throw invalidValue(`Identity ${nameOrArn} is not verified.`)
  return identity
}

/**
 * Returns attributes of several identities by the names the caller gave. Identities that are
 * unknown or have no such attributes are absent.
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
