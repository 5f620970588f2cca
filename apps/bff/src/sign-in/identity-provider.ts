import type { Role } from '@mailroom/schemas'
import type { Configuration as OidcConfiguration } from 'openid-client'
import * as z from 'zod'
import type { OidcSettings } from '../configuration.ts'
import type { PendingSignIn, Person } from '../sessions/session-data.ts'

/** Why somebody could not be signed in; the web app has words for each. */
export class SignInProblem extends Error {
  readonly problem: 'denied' | 'noRole' | 'expired' | 'failed'

  constructor(problem: SignInProblem['problem'], message: string) {
    super(message)
    this.problem = problem
  }
}

const Text = z.string().min(1).max(256)

/** The one role of somebody, from a claim with one value or several; the most powerful of those that are mapped. */
function roleOf(claim: unknown, roles: OidcSettings['roles']): Role | undefined {
  const values = Array.isArray(claim) ? claim : [claim]
  const found = values.flatMap((value) =>
    typeof value === 'string' && Object.hasOwn(roles, value) ? [roles[value]] : [],
  )
  return (['administrator', 'helpDesk', 'auditor'] as const).find((role) => found.includes(role))
}

/**
 * An OpenID Connect provider, asked with the authorization code flow, PKCE, state and nonce. It is looked up when it is first needed and
 * again while that fails, so that the console starts without it.
 */
export function identityProvider(settings: OidcSettings, publicUrl: string) {
  const redirectUri = `${publicUrl}/auth/callback`
  let known: Promise<OidcConfiguration> | undefined

  const load = async () => {
    const { discovery, allowInsecureRequests } = await import('openid-client')
    const issuer = new URL(settings.issuer)
    // Only the provider on this very machine may do without TLS.
    const isLocal = issuer.protocol === 'http:' && issuer.hostname === '127.0.0.1'
    return discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      timeout: 10,
      ...(isLocal ? { execute: [allowInsecureRequests] } : {}),
    })
  }
  const configuration = () => {
    known ??= load()
    known.catch(() => {
      known = undefined
    })
    return known
  }

  return {
    /** Where somebody goes to sign in, and what has to be remembered until they come back. */
    async start(returnTo: string): Promise<{ location: URL; pending: PendingSignIn }> {
      const client = await import('openid-client')
      const pending: PendingSignIn = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
        returnTo,
      }
      const location = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
      })
      return { location, pending }
    },

    /** Who came back. `query` is that of the address they came back to. Errors: SignInProblem. */
    async finish(query: string, { state, nonce, codeVerifier }: PendingSignIn): Promise<Person> {
      const client = await import('openid-client')
      const tokens = await client
        .authorizationCodeGrant(await configuration(), new URL(`${redirectUri}${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied')
            throw new SignInProblem('denied', 'The identity provider refused.')
          throw error
        })
      const claims: Record<string, unknown> = { ...tokens.claims() }
      const account = Text.safeParse(claims[settings.accountClaim])
      if (!account.success)
        throw new SignInProblem('failed', `The claim ${settings.accountClaim} names nobody.`)
      const role = roleOf(claims[settings.roleClaim], settings.roles)
      if (!role) throw new SignInProblem('noRole', `${account.data} has no role here.`)
      const name = Text.safeParse(claims.name ?? claims.email ?? claims.preferred_username)
      return { accountId: account.data, name: name.data ?? account.data, role }
    },

    /** Where somebody goes to sign out at the provider too, coming back to the console; undefined where it has no such place. */
    async signOutLocation(): Promise<URL | undefined> {
      const client = await import('openid-client')
      const found = await configuration()
      if (found.serverMetadata().end_session_endpoint === undefined) return undefined
      return client.buildEndSessionUrl(found, { post_logout_redirect_uri: `${publicUrl}/` })
    },
  }
}
export type IdentityProvider = ReturnType<typeof identityProvider>
