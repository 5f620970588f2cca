import {
  PersonalAccessTokenName,
  PersonalAccessTokenScope,
} from '@mailroom/schemas/constraints/workmail-shapes.generated'
import * as z from 'zod/mini'
import type { Parts } from '../server.ts'
import { signIn } from '../workmail/sign-in.ts'
import { createToken, signInWithToken } from '../workmail/token-use.ts'
import { contextOf } from './organization-context.ts'

function text({ min, max, pattern }: { min: number; max: number; pattern: RegExp }) {
  return z.string().check(z.minLength(min), z.maxLength(max), z.regex(pattern))
}

const NewToken = z.strictObject({
  organizationId: z.string(),
  /** An id, name or address. */
  userId: z.string(),
  name: text(PersonalAccessTokenName),
  /** AWS does not document which scopes exist. */
  scopes: z._default(
    z.array(text(PersonalAccessTokenScope)).check(z.minLength(1), z.maxLength(10)),
    ['mailbox'],
  ),
})

const TokenUse = z.strictObject({ organizationId: z.string(), personalAccessTokenId: z.string() })

const Action = z._default(z.enum(['create', 'use']), 'create')

/**
 * Does what end users do with tokens: `create`, the default, creates a token, `use` signs in with
 * it. Source: 00-index, decision 16; PAT-03, PAT-04.
 */
export function postToken(parts: Parts, query: URLSearchParams, body: unknown): unknown {
  const action = Action.parse(query.get('action') ?? undefined)
  const carryOut = () => {
    if (action === 'create') {
      const token = NewToken.parse(body)
      return createToken(contextOf(parts, token.organizationId), token)
    }
    const { organizationId, personalAccessTokenId: id } = TokenUse.parse(body)
    return signInWithToken(contextOf(parts, organizationId), { organizationId, id })
  }
  return parts.database.transaction(carryOut).immediate()
}

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
