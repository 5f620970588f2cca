import { createHash } from 'node:crypto'
import { PolicyDocument } from '@mailroom/schemas/policies/policy-document'
import { accountId } from '../account.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { builtInProfiles, type ProfileRecord, type RoleSessionRecord } from '../state/profiles.ts'
import type { State } from '../state/state.ts'
import helpDesk from './helpdesk.generated.json' with { type: 'json' }
import readOnly from './readonly.generated.json' with { type: 'json' }

/** The scope in which profiles and sessions are kept: IAM has no Regions. */
export const account = 'account'

/**
 * How the access key ids of temporary credentials made here begin; those of AWS have no digit zero.
 */
export const temporaryKeyPrefix = 'ASIA0000'

/** The name that stands for the root user, which no IAM user has here. Source: PRE-01. */
const rootName = 'root'

const everything: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}

/** The policies of the built-in profiles: the console's auditor and help desk need no more. */
const builtInPolicies: Readonly<Record<(typeof builtInProfiles)[number], PolicyDocument>> = {
  full: everything,
  readonly: PolicyDocument.parse(readOnly),
  helpdesk: PolicyDocument.parse(helpDesk),
}

/** The profiles that exist without being set, each with its own name as its access key id. */
const builtIns: readonly ProfileRecord[] = builtInProfiles.map((name) => ({
  accessKeyId: name,
  name,
  policy: name,
}))

/** Who calls, and the policies that all must allow what is called. */
export type Principal = {
  accessKeyId: string
  arn: string
  /** Returns the unique id that GetCallerIdentity answers: of the user, or of the role and session. */
  userId: () => string
  /** The IAM user; undefined for the session of a role and the root user. */
  userName?: string
  policies: readonly { kind: 'identity-based' | 'session'; document: PolicyDocument }[]
}

/** Returns the unique id of a user (AIDA…) or role (AROA…), always the same for a name. */
export function uniqueId(prefix: 'AIDA' | 'AROA', name: string): string {
  const digest = createHash('sha256').update(`${prefix}${name}`).digest()
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return prefix + Array.from(digest.subarray(0, 17), (byte) => letters[byte % 32]).join('')
}

export function userArn(name: string): string {
  return `arn:aws:iam::${accountId}:user/${name}`
}

export function roleArn(name: string): string {
  return `arn:aws:iam::${accountId}:role/${name}`
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Whether no profile that was set has the key or the name of a built-in one. */
function isFree({ profiles }: State, { accessKeyId, name }: ProfileRecord): boolean {
  return !profiles.get(account, accessKeyId) && !profiles.find(account, 'name', name)
}

/** Returns all profiles: those that were set, and the built-in ones whose key and name are free. */
export function allProfiles(state: State): ProfileRecord[] {
  const set = state.profiles.all().map(({ document }) => document)
  return [...builtIns.filter((one) => isFree(state, one)), ...set]
}

/** Returns the profile of a user's or role's name, if there is one. */
export function profileNamed(state: State, name: string): ProfileRecord | undefined {
  return (
    state.profiles.find(account, 'name', name) ??
    builtIns.find((one) => one.name === name && isFree(state, one))
  )
}

/** Returns the profile of an access key, if there is one. */
function profileOfKey(state: State, accessKeyId: string): ProfileRecord | undefined {
  return (
    state.profiles.get(account, accessKeyId) ??
    builtIns.find((one) => one.accessKeyId === accessKeyId && isFree(state, one))
  )
}

/** Returns the policy of a profile. */
export function policyOf({ policy }: ProfileRecord): PolicyDocument {
  return typeof policy === 'string' ? builtInPolicies[policy] : policy
}

function sessionPrincipal(state: State, session: RoleSessionRecord): Principal {
  const { accessKeyId, roleName, sessionName, policy } = session
  const profile = profileNamed(state, roleName)
  // A role that is gone leaves its sessions without rights.
  const identity = profile ? policyOf(profile) : { Statement: [] }
  return {
    accessKeyId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    userId: () => `${uniqueId('AROA', roleName)}:${sessionName}`,
    policies: [
      { kind: 'identity-based', document: identity },
      ...(policy ? [{ kind: 'session' as const, document: policy }] : []),
    ],
  }
}

/**
 * Returns who signs with an access key: the session of a role, the user of a profile, the root user,
 * or, for an unknown key, a user who may do everything and is named after the key.
 * Errors: UnrecognizedClientException (403) if the session token is not that of the session, or the
 * key was made here and its session is gone; ExpiredTokenException (403).
 * Source: ERR-03, ERR-04.
 */
export function principalOf(
  state: State,
  accessKeyId: string,
  token: string | undefined,
  now: Date,
): Principal {
  // A session of an earlier version has a key without the prefix.
  const session = accessKeyId.startsWith('ASIA')
    ? state.roleSessions.get(account, accessKeyId)
    : undefined
  if (session || accessKeyId.startsWith(temporaryKeyPrefix)) {
    if (!session || token === undefined || hashOfToken(token) !== session.tokenHash)
      throw new AwsError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
        403,
      )
    if (session.expiresAt <= now.getTime())
      throw new AwsError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
        403,
      )
    return sessionPrincipal(state, session)
  }
  const profile = profileOfKey(state, accessKeyId)
  const userName = profile?.name ?? accessKeyId.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64)
  const isRoot = userName === rootName
  return {
    accessKeyId,
    arn: isRoot ? `arn:aws:iam::${accountId}:root` : userArn(userName),
    userId: () => (isRoot ? accountId : uniqueId('AIDA', userName)),
    ...(isRoot ? {} : { userName }),
    policies: [
      { kind: 'identity-based', document: profile && !isRoot ? policyOf(profile) : everything },
    ],
  }
}
