import * as z from 'zod/mini'
import type { Parts } from '../server.ts'
import { signIn } from '../workmail/sign-in.ts'
import { contextOf } from './organization-context.ts'

const SignIn = z.strictObject({
  organizationId: z.string(),
  /** The name in WorkMail, or in IAM Identity Center for its credentials. */
  user: z.string(),
  credential: z.enum(['directoryPassword', 'identityCenter']),
  door: z.enum(['web', 'mailClient']),
})

/**
 * Signs in as an end user does; with a token: `tokens?action=use`. Source: IDC-08, IDC-13.
 */
export function postSignIn(parts: Parts, body: unknown): unknown {
  const given = SignIn.parse(body)
  const attempt = () => signIn(contextOf(parts, given.organizationId), given)
  return parts.database.transaction(attempt).immediate()
}
