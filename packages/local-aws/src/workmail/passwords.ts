import { randomBytes, scryptSync } from 'node:crypto'
import { groupsOf, passwordProblems } from '@mailroom/schemas/password-policy'
import { AwsError } from '../protocol/aws-error.ts'
import type { OrganizationRecord } from '../state/organizations.ts'

/** A low cost, because nobody signs in here and the sample data has many users. */
const cost = { N: 1024, r: 8, p: 1 }

/**
 * Returns the salt and hash of a password, in hex. The password itself is not kept. Source: EMB-09.
 */
export function hashPassword(password: string): string {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}${scryptSync(password, salt, 32, cost).toString('hex')}`
}

/**
 * The default password policy of an AWS Managed Microsoft AD. Source: Directory Service
 * Administration Guide, password policies.
 */
const managedPolicy = { minLength: 7, groups: 3 } as const

/**
 * Refuses a password that breaks the policy of the directory: that of WorkMail and Simple AD, or
 * the default one of AWS Managed Microsoft AD. Errors: InvalidPasswordException. Source: USR-26,
 * USR-27, USR-29.
 */
export function refuseWeakPassword({ directoryType }: OrganizationRecord, password: string): void {
  const isWeak =
    directoryType === 'MicrosoftAD'
      ? [...password].length < managedPolicy.minLength ||
        groupsOf(password).length < managedPolicy.groups
      : passwordProblems(password).length > 0
  if (isWeak)
    throw new AwsError(
      'InvalidPasswordException',
      'The supplied password does not match the minimum security constraints.',
    )
}
