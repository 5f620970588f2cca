import { roles as byPower, type Role, text } from '@mailroom/schemas'
import type { authorizationCodeGrant, Configuration as OidcConfiguration } from 'openid-client'
import * as z from 'zod'
import type { OidcSettings } from '../configuration.ts'
import type { PendingSignIn, Person } from '../sessions/session-data.ts'

/** Why a person could not be signed in; the web app has a text for each reason. */
export class SignInProblem extends Error {
  readonly problem: 'denied' | 'noRole' | 'expired' | 'failed'
  /** The account, if it is known. */
  readonly accountId: string

  constructor(problem: SignInProblem['problem'], message: string, accountId = '') {
    super(message)
    this.problem = problem
    this.accountId = accountId
  }
}

const Text = text({ min: 1, max: 256 })

/**
 * Returns the role of a person, from a claim with one value or several: the most powerful role that
 * is mapped.
 */
function roleOf(claim: unknown, roles: OidcSettings['roles']): Role | undefined {
  const values = Array.isArray(claim) ? claim : [claim]
  const found = values.flatMap((value) =>
    typeof value === 'string' && Object.hasOwn(roles, value) ? [roles[value]] : [],
  )
  return byPower.find((role) => found.includes(role))
}

/**
 * Signs people in at an OpenID Connect provider with the authorization code flow, PKCE, state and
 * nonce. It discovers the provider at the first sign-in, and tries again if that fails, so that the
 * console can start without the provider.
 */
export function identityProvider(settings: OidcSettings, publicUrl: string) {
  const redirectUri = `${publicUrl}/auth/callback`
  let known: Promise<OidcConfiguration> | undefined

  const load = async () => {
    const { discovery, allowInsecureRequests } = await import('openid-client')
    const issuer = new URL(settings.issuer)
    return discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      timeout: 10,
      // The configuration allows a provider without TLS on this machine only.
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

  /**
   * Returns what the provider says about a person: the ID token, and if that contains no role, the
   * userinfo endpoint, too.
   */
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
     * Returns the address where a person signs in, and what must be remembered until they come
     * back. If the provider cannot be told about sign-outs, it is asked to prompt for the account,
     * so that the next person at a browser is not signed in as the last one. With `asOther`, every
     * provider is asked to do so.
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

    /**
     * Returns the person who came back. `query` is the query of the address they came back to.
     * Errors: SignInProblem.
     */
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
     * Returns the address where a person signs out at the provider and from there comes back to the
     * console; undefined if the provider has none. No token is kept for it: the provider knows the
     * console by its client id, and may ask the person to confirm.
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
