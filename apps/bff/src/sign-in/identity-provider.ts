import { roles as byPower, type Role } from '@mailroom/schemas'
import type { authorizationCodeGrant, Configuration as OidcConfiguration } from 'openid-client'
import * as z from 'zod'
import type { OidcSettings } from '../configuration.ts'
import type { PendingSignIn, Person } from '../sessions/session-data.ts'

/** Why somebody could not be signed in; the web app has words for each. */
export class SignInProblem extends Error {
  readonly problem: 'denied' | 'noRole' | 'expired' | 'failed'
  /** Who it was, where that is known. */
  readonly accountId: string

  constructor(problem: SignInProblem['problem'], message: string, accountId = '') {
    super(message)
    this.problem = problem
    this.accountId = accountId
  }
}

const Text = z.string().min(1).max(256)

/** The one role of somebody, from a claim with one value or several; the most powerful of those that are mapped. */
function roleOf(claim: unknown, roles: OidcSettings['roles']): Role | undefined {
  const values = Array.isArray(claim) ? claim : [claim]
  const found = values.flatMap((value) =>
    typeof value === 'string' && Object.hasOwn(roles, value) ? [roles[value]] : [],
  )
  return byPower.find((role) => found.includes(role))
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
    return discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      timeout: 10,
      // The configuration lets only a provider on this very machine do without TLS.
      ...(issuer.protocol === 'http:' ? { execute: [allowInsecureRequests] } : {}),
    })
  }
  const configuration = () => {
    known ??= load()
    known.catch(() => {
      known = undefined
    })
    return known
  }

  /** What the provider says about somebody: in the ID token, and where that has no role, at the userinfo endpoint too. */
  const claimsOf = async (tokens: Awaited<ReturnType<typeof authorizationCodeGrant>>) => {
    const inToken: Record<string, unknown> = { ...tokens.claims() }
    const found = await configuration()
    const isComplete = inToken[settings.roleClaim] !== undefined
    if (isComplete || found.serverMetadata().userinfo_endpoint === undefined) return inToken
    const { fetchUserInfo } = await import('openid-client')
    return { ...(await fetchUserInfo(found, tokens.access_token, String(inToken.sub))), ...inToken }
  }

  return {
    /**
     * Where somebody goes to sign in, and what has to be remembered until they come back. A provider that cannot be told that somebody
     * signed out is told to ask who it is, lest the next person at the same browser is taken for the last; so is any other when `asOther`.
     */
    async start(
      returnTo: string,
      asOther: boolean,
    ): Promise<{ location: URL; pending: PendingSignIn }> {
      const client = await import('openid-client')
      const found = await configuration()
      const asks = asOther || found.serverMetadata().end_session_endpoint === undefined
      const pending: PendingSignIn = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
        returnTo,
      }
      const location = client.buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
        ...(asks ? { prompt: 'login' } : {}),
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
      const claims = await claimsOf(tokens)
      const account = Text.safeParse(claims[settings.accountClaim])
      if (!account.success)
        throw new SignInProblem('failed', `The claim ${settings.accountClaim} names nobody.`)
      const role = roleOf(claims[settings.roleClaim], settings.roles)
      if (!role) throw new SignInProblem('noRole', 'The account has no role here.', account.data)
      const name = Text.safeParse(claims.name ?? claims.email ?? claims.preferred_username)
      return { accountId: account.data, name: name.data ?? account.data, role }
    },

    /**
     * Where somebody goes to sign out at the provider too, coming back to the console; undefined where it has no such place. No token is
     * kept for it, so the provider knows the console by its client id and may ask whether that is meant.
     */
    async signOutLocation(): Promise<URL | undefined> {
      const client = await import('openid-client')
      const found = await configuration()
      if (found.serverMetadata().end_session_endpoint === undefined) return undefined
      return client.buildEndSessionUrl(found, { post_logout_redirect_uri: `${publicUrl}/` })
    },
  }
}
export type IdentityProvider = ReturnType<typeof identityProvider>
