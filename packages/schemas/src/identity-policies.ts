import * as z from 'zod/mini'
import { PolicyName } from './constraints/ses-shapes.generated.ts'
import { read, write } from './declare.ts'
import { itsMailDomain, ofMailDomain } from './domain-identities.ts'
import { foreignResourcesIn } from './identity-policy-risks.ts'
import { compactJson, duplicateKeyIn, isJsonObject, withoutSpaces } from './json-text.ts'
import { plainText, text } from './text.ts'

/** The most policies of an identity, and of one call that reads them. Source: 06 §8.2. */
export const maxIdentityPolicies = 20

/** The most bytes of a policy, without the white space between its parts. Source: DOM-41. */
export const maxPolicyBytes = 4_096

/** The most characters of a policy as it is typed, with indentation. */
const maxTypedPolicy = 4 * maxPolicyBytes

/** Returns the bytes of a policy as it is sent, or would be once its JSON is right. */
export function policyBytes(policy: string): number {
  return new TextEncoder().encode(withoutSpaces(policy)).length
}

/**
 * A policy as JSON text, sent without the white space between its parts, which counts for its
 * length. Problems: `tooLong`, `policyTooLong`, `json`, `duplicateKey`. AWS judges its statements.
 * Source: DOM-41.
 */
const policy = z.string().check(
  z.maxLength(maxTypedPolicy, { abort: true }),
  plainText,
  z.overwrite(compactJson),
  z.refine((value) => policyBytes(value) <= maxPolicyBytes, { error: 'policyTooLong' }),
  z.refine(isJsonObject, { error: 'json' }),
  z.refine((value) => duplicateKeyIn(value) === undefined, { error: 'duplicateKey' }),
)

const onePolicy = {
  ...ofMailDomain,
  policyName: text({ ...PolicyName, pattern: /^[A-Za-z0-9_-]*$/ }, 'policyName'),
}

/** What the person saw of a policy, also one that this version refuses. */
const seenPolicy = z.string().check(z.maxLength(maxTypedPolicy), plainText)

const target = { kind: 'MAIL_DOMAIN', name: 'domainName' } as const

type OfPolicy = { domainName: string; policyName: string }

const readFirst = {
  action: 'ses:GetIdentityPolicies',
  input: ({ domainName, policyName }: OfPolicy) => ({
    ...{ identity: domainName, policyNames: [policyName] },
  }),
} as const

export const identityPolicies = {
  'identityPolicies.list': read({
    summary: 'List the policies of a domain in Amazon SES, with their texts',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject(ofMailDomain),
    output: z.object({ items: z.array(z.object({ policyName: z.string(), policy: z.string() })) }),
    aws: [
      itsMailDomain,
      {
        action: 'ses:ListIdentityPolicies',
        input: ({ domainName }) => ({ identity: domainName }),
      },
      {
        action: 'ses:GetIdentityPolicies',
        input: ({ domainName }) => ({ identity: domainName, policyNames: ['<PolicyName>'] }),
      },
    ],
  }),

  'identityPolicies.put': write({
    summary:
      'Create a policy of a domain in Amazon SES, or replace the text of the one of this name',
    roles: ['administrator'],
    input: z
      .strictObject({
        ...onePolicy,
        policy,
        /**
         * The policy the person saw, empty for none: then one of the same name is not replaced, and
         * `policyName` has the problem `policyNameTaken`. If it is another by now, nothing is
         * changed. Error: `Conflict`.
         */
        expected: z.strictObject({ policy: z.optional(seenPolicy) }),
      })
      .check(
        z.refine((input) => foreignResourcesIn(input.policy, input).length === 0, {
          path: ['policy'],
          error: 'foreignResource',
        }),
      ),
    output: z.void(),
    aws: [
      itsMailDomain,
      readFirst,
      {
        action: 'ses:PutIdentityPolicy',
        input: ({ domainName, policyName, policy: wanted }) => ({
          ...{ identity: domainName, policyName, policy: wanted },
        }),
      },
    ],
    errorFields: { InvalidPolicyException: 'policy' },
    target,
  }),

  'identityPolicies.delete': write({
    summary: 'Delete a policy of a domain in Amazon SES',
    roles: ['administrator'],
    input: z.strictObject({
      ...onePolicy,
      /** The policy the person saw. If it is another by now, it stays. Error: `Conflict`. */
      expected: z.strictObject({ policy: seenPolicy }),
    }),
    output: z.void(),
    aws: [
      itsMailDomain,
      readFirst,
      {
        action: 'ses:DeleteIdentityPolicy',
        input: ({ domainName, policyName }) => ({ identity: domainName, policyName }),
      },
    ],
    target,
  }),
}
