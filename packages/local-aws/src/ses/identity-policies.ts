import { AwsError } from '../protocol/aws-error.ts'
import type { IdentityRecord } from '../state/ses-identities.ts'
import { findIdentity, findVerifiedIdentity } from './find-identity.ts'
import type { Handlers } from './handlers.ts'
import { refuseInvalidPolicy } from './policy-document.ts'
import { invalidValue } from './ses-error.ts'

/** The most policies of an identity, and of one request. Source: 06 §8.2. */
const maxPolicies = 20

/** Returns an identity's policies except one, in the order of their names. */
export function withoutPolicy({ policies }: IdentityRecord, policyName: string) {
  return policies.filter(({ name }) => name !== policyName)
}

/** Returns an identity's policies with one added or changed, in the order of their names. */
export function withPolicy(identity: IdentityRecord, name: string, document: string) {
  return [...withoutPolicy(identity, name), { name, document }].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  )
}

export const identityPolicies = {
  /**
   * Lists the names of an identity's policies, even if it is pending.
   * Errors: InvalidParameterValue. Source: 06 ListIdentityPolicies.
   */
  ListIdentityPolicies({ Identity }, context) {
    return { PolicyNames: findIdentity(context, Identity).policies.map(({ name }) => name) }
  },

  /**
   * Returns policies by name; unknown names are absent. Errors: InvalidParameterValue, also for
   * more than 20 names. Source: 06 GetIdentityPolicies.
   */
  GetIdentityPolicies({ Identity, PolicyNames }, context) {
    if (PolicyNames.length > maxPolicies)
      throw invalidValue(`One call gets ${maxPolicies} policies at most.`)
    const asked = findIdentity(context, Identity).policies.filter(({ name }) =>
      PolicyNames.includes(name),
    )
    return { Policies: Object.fromEntries(asked.map(({ name, document }) => [name, document])) }
  },

  /**
   * Adds or overwrites a policy. Errors: InvalidParameterValue for an identity that is not verified
   * and a name with other characters, InvalidPolicy, LimitExceeded for a 21st.
   * Source: 06 PutIdentityPolicy, DOM-41.
   */
  PutIdentityPolicy({ Identity, PolicyName, Policy }, context) {
    const identity = findVerifiedIdentity(context, Identity)
    if (!/^[A-Za-z0-9_-]+$/.test(PolicyName))
      throw invalidValue(`Invalid policy name ${PolicyName}.`)
    refuseInvalidPolicy(Policy)
    const policies = withPolicy(identity, PolicyName, Policy)
    if (policies.length > maxPolicies)
      throw new AwsError('LimitExceeded', `An identity has ${maxPolicies} policies at most.`)
    context.state.identities.put(context.region, { ...identity, policies })
    return {}
  },

  /**
   * Deletes a policy; an unknown name is no error. Errors: InvalidParameterValue for an unknown
   * identity. Source: 06 DeleteIdentityPolicy.
   */
  DeleteIdentityPolicy({ Identity, PolicyName }, context) {
    const identity = findIdentity(context, Identity)
    context.state.identities.put(context.region, {
      ...identity,
      policies: withoutPolicy(identity, PolicyName),
    })
    return {}
  },
} satisfies Handlers
