import { randomBytes } from 'node:crypto'
import { PolicyDocument } from '@mailroom/schemas/policies/policy-document'
import { accessDenied, deniedText } from '../access/authorize.ts'
import {
  account,
  hashOfToken,
  profileNamed,
  roleArn,
  temporaryKeyPrefix,
  uniqueId,
} from '../access/principals.ts'
import { accountId } from '../account.ts'
import type { CallContext, HandlersOf } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { State } from '../state/state.ts'

type Handlers = HandlersOf<typeof import('@aws-sdk/client-sts'), CallContext>

/** The longest session: of a role, and of a role that the session of another one assumes. */
const maxSeconds = { user: 43_200, chained: 3_600 }

const roleName = new RegExp(`^${roleArn('')}(?<name>[\\w+=,.@-]{1,64})$`)

/** What AssumeRole accepts in AWS and nothing here would obey. */
const unsupported = [
  'PolicyArns',
  'Tags',
  'TransitiveTagKeys',
  'SerialNumber',
  'TokenCode',
  'SourceIdentity',
  'ProvidedContexts',
]

function refuseUnsupported(input: object): void {
  const given = unsupported.filter((member) => Object.hasOwn(input, member))
  if (given.length > 0)
    throw new AwsError(
      'NotImplementedException',
      `Not implemented here: STS AssumeRole with ${given.join(', ')}.`,
      501,
    )
}

function refuseValue(member: string, value: string | number, isValid: boolean, rule: string): void {
  if (!isValid)
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`,
    )
}

function sessionPolicy(text: string): PolicyDocument {
  try {
    return PolicyDocument.parse(JSON.parse(text))
  } catch {
    throw new AwsError('MalformedPolicyDocument', 'The policy is not in the valid JSON format.')
  }
}

function deleteExpired({ roleSessions }: State, now: Date): void {
  for (const { accessKeyId, expiresAt } of roleSessions.each(account, { index: 'accessKeyId' }))
    if (expiresAt <= now.getTime()) roleSessions.delete(account, accessKeyId)
}

/** The STS operations that are built. */
export const stsHandlers: Handlers = {
  /**
   * Tells who signed the call. Needs no permission, so no policy denies it.
   * Source: ERR-04.
   */
  GetCallerIdentity(_, { caller }) {
    return { UserId: caller.userId(), Account: accountId, Arn: caller.arn }
  },

  /**
   * Returns temporary credentials that may do what the profile of the role's name may do, narrowed by
   * a session policy if one is given, for an hour or `DurationSeconds`. Every role trusts the account.
   * Errors: ValidationError, MalformedPolicyDocument; AccessDenied (403) for a role that does not
   * exist, as for one that the caller may not assume; NotImplemented (501) with tags, MFA or policy
   * ARNs.
   * Source: ERR-04, IAM-17; 00-index, decision 25.
   */
  AssumeRole(input, { state, caller, now }) {
    const { RoleArn, RoleSessionName, DurationSeconds = 3_600, Policy } = input
    refuseUnsupported(input)
    const pattern = /^[\w+=,.@-]{2,64}$/
    refuseValue(
      'roleSessionName',
      RoleSessionName,
      pattern.test(RoleSessionName),
      `Member must satisfy regular expression pattern: ${pattern.source}`,
    )
    const max = caller.userName === undefined ? maxSeconds.chained : maxSeconds.user
    refuseValue(
      'durationSeconds',
      DurationSeconds,
      DurationSeconds >= 900 && DurationSeconds <= max,
      `Member must have value between 900 and ${max}`,
    )
    const { name = '' } = roleName.exec(RoleArn)?.groups ?? {}
    if (!profileNamed(state, name))
      throw accessDenied('sts', deniedText(caller, { action: 'sts:AssumeRole', resource: RoleArn }))
    const policy = Policy === undefined ? undefined : sessionPolicy(Policy)
    deleteExpired(state, now)
    const AccessKeyId = `${temporaryKeyPrefix}${randomBytes(6).toString('hex').toUpperCase()}`
    const SessionToken = randomBytes(96).toString('base64')
    const Expiration = new Date(now.getTime() + DurationSeconds * 1000)
    state.roleSessions.add(account, {
      accessKeyId: AccessKeyId,
      tokenHash: hashOfToken(SessionToken),
      roleName: name,
      sessionName: RoleSessionName,
      expiresAt: Expiration.getTime(),
      ...(policy ? { policy } : {}),
    })
    return {
      Credentials: {
        AccessKeyId,
        SecretAccessKey: randomBytes(30).toString('base64'),
        SessionToken,
        Expiration,
      },
      AssumedRoleUser: {
        AssumedRoleId: `${uniqueId('AROA', name)}:${RoleSessionName}`,
        Arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${RoleSessionName}`,
      },
    }
  },
}
