import { randomBytes, scryptSync } from 'node:crypto'
import { passwordProblems } from '@mailroom/schemas/password-policy'
import { AwsError } from '../protocol/aws-error.ts'
import type { OrganizationRecord } from '../state/organizations.ts'

/** A cheap cost: nobody signs in here, and sample data holds many users. */
const cost = { N: 1024, r: 8, p: 1 }

/** Salt and hash of a password, in hex; the password itself is kept nowhere. Source: EMB-09. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}${scryptSync(password, salt, 32, cost).toString('hex')}`
}

/** Refuses a password against the policy; only WorkMail and Simple AD directories have this one. Errors: InvalidPasswordException. Source: USR-26, USR-27. */
export function refuseWeakPassword({ directoryType }: OrganizationRecord, password: string): void {
  if (directoryType === 'MicrosoftAD') return
  if (passwordProblems(password).length > 0)
    throw new AwsError(
      'InvalidPasswordException',
      'The supplied password does not match the minimum security constraints.',
    )
}
