import { decide, keysMissing } from '@mailroom/schemas/policies/evaluate'
import {
  type Principal,
  policyOf,
  profileNamed,
  roleArn,
  uniqueId,
  userArn,
} from '../access/principals.ts'
import { accountId } from '../account.ts'
import type { CallContext, HandlersOf } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { State } from '../state/state.ts'

type Handlers = HandlersOf<typeof import('@aws-sdk/client-iam'), CallContext>

/** All users exist since the account does. */
const created = new Date('2026-01-01T00:00:00Z')

/** What a simulation accepts in AWS and none here obeys. */
const unsupported = [
  'PolicyInputList',
  'PermissionsBoundaryPolicyInputList',
  'ResourcePolicy',
  'ResourceOwner',
  'CallerArn',
  'ResourceHandlingOption',
]

const maxResults = 1_000

function missingEntity(kind: 'user' | 'role', name: string): AwsError {
  return new AwsError('NoSuchEntity', `The ${kind} with name ${name} cannot be found.`, 404)
}

const source = new RegExp(`^(?<prefix>${userArn('')}|${roleArn('')})(?<name>[\\w+=,.@-]{1,64})$`)

/** Returns the user or role of an ARN. Errors: InvalidInput, NoSuchEntity (404). */
function sourceOf(state: State, arn: string, caller: Principal) {
  const { prefix, name = '' } = source.exec(arn)?.groups ?? {}
  if (prefix === undefined) throw new AwsError('InvalidInput', `Invalid Entity Arn: ${arn}`)
  const kind: 'user' | 'role' = prefix === userArn('') ? 'user' : 'role'
  const profile = profileNamed(state, name)
  // A user without a profile exists only as the caller of an unknown access key.
  const document = profile
    ? policyOf(profile)
    : caller.policies.find((policy) => caller.arn === arn && policy.kind === 'identity-based')
        ?.document
  if (!document) throw missingEntity(kind, name)
  return { kind, name, document }
}

/** The IAM operations that are built. */
export const iamHandlers: Handlers = {
  /**
   * Shows a user: the one of a profile, or the caller without a name.
   * Errors: NoSuchEntity (404); ValidationError without a name in the session of a role.
   * Source: POL-04.
   */
  GetUser({ UserName = '' }, { state, caller }) {
    const name = UserName || caller.userName
    if (name === undefined)
      throw new AwsError(
        'ValidationError',
        'Must specify userName when calling with non-User credentials',
      )
    if (name !== caller.userName && !profileNamed(state, name)) throw missingEntity('user', name)
    const UserId = uniqueId('AIDA', name)
    return { User: { Path: '/', UserName: name, UserId, Arn: userArn(name), CreateDate: created } }
  },

  /**
   * Shows the role of a profile's name; it trusts the account.
   * Errors: NoSuchEntity (404).
   * Source: 07/KIT-08.
   */
  GetRole({ RoleName = '' }, { state }) {
    if (!profileNamed(state, RoleName)) throw missingEntity('role', RoleName)
    const trust = { Effect: 'Allow', Principal: { AWS: accountId }, Action: 'sts:AssumeRole' }
    return {
      Role: {
        ...{ Path: '/', RoleName, RoleId: uniqueId('AROA', RoleName), Arn: roleArn(RoleName) },
        CreateDate: created,
        AssumeRolePolicyDocument: encodeURIComponent(
          JSON.stringify({ Version: '2012-10-17', Statement: trust }),
        ),
      },
    }
  },

  /**
   * Tells for each action and resource what the policy of a user or role decides, and which condition
   * keys it would need to know; in pages of 100, or `MaxItems`.
   * Errors: InvalidInput for an ARN of another kind, NoSuchEntity (404), NotImplemented (501) for
   * further policies, boundaries and owners.
   * Source: ERR-04.
   */
  SimulatePrincipalPolicy(input, { state, caller }) {
    const given = unsupported.filter((member) => Object.hasOwn(input, member))
    if (given.length > 0)
      throw new AwsError(
        'NotImplementedException',
        `Not implemented here: IAM SimulatePrincipalPolicy with ${given.join(', ')}.`,
        501,
      )
    const { kind, name, document } = sourceOf(state, input.PolicySourceArn, caller)
    const context = new Map<string, readonly string[]>([
      ['aws:principalarn', [input.PolicySourceArn]],
      ...(kind === 'user' ? [['aws:username', [name]] as const] : []),
      ...(input.ContextEntries ?? []).map(
        ({ ContextKeyName = '', ContextKeyValues = [] }) =>
          [ContextKeyName.toLowerCase(), ContextKeyValues] as const,
      ),
    ])
    const resources = input.ResourceArns?.length ? input.ResourceArns : ['*']
    const demands = input.ActionNames.flatMap((action) =>
      resources.map((resource) => ({ action, resource, context: () => context })),
    )
    const { MaxItems = 100, Marker = '0' } = input
    if (!/^\d{1,9}$/.test(Marker) || Number(Marker) > demands.length)
      throw new AwsError('InvalidInput', 'Invalid Marker.')
    const end = Number(Marker) + Math.min(Math.max(MaxItems, 1), maxResults)
    const isTruncated = end < demands.length
    return {
      EvaluationResults: demands.slice(Number(Marker), end).map((demand) => {
        const EvalDecision = decide(document, demand)
        return {
          EvalActionName: demand.action,
          EvalResourceName: demand.resource,
          EvalDecision,
          MatchedStatements:
            EvalDecision === 'implicitDeny'
              ? []
              : [{ SourcePolicyId: name, SourcePolicyType: kind }],
          MissingContextValues: keysMissing(document, demand),
        }
      }),
      IsTruncated: isTruncated,
      ...(isTruncated ? { Marker: String(end) } : {}),
    }
  },
}
