import type { authorizationCodeGrant, Configuration as OidcConfiguration } from 'openid-client'
import type { Clock } from '../clock.ts'
import type { OidcSettings } from '../configuration.ts'
import type { Person } from '../sessions/session-data.ts'
import { type Claims, claimAt, personOf, refuseForeignToken } from './claims.ts'
import { clientAuthentication } from './client-authentication.ts'
import type { PendingSignIn } from './sign-in-cookie.ts'
import { SignInProblem } from './sign-in-problem.ts'

/** How long the provider's discovery document is used. Milliseconds. */
const discoveredMs = 60 * 60_000

/**
 * Signs people in at an OpenID Connect provider with the authorization code flow, PKCE, state and
 * nonce. It discovers the provider at the first sign-in, so that the console can start without it,
 * and again each hour and after a failure, so that it notices what has changed there.
 */
export function identityProvider(settings: OidcSettings, publicUrl: string, clock: Clock) {
  const redirectUri = `${publicUrl}/auth/callback`
  let known: { found: Promise<OidcConfiguration>; at: number } | undefined

  const load = async () => {
    const client = await import('openid-client')
    const issuer = new URL(settings.issuer)
    const authentication = await clientAuthentication(settings.clientSecret, settings.clientKey)
    return client.discovery(issuer, settings.clientId, undefined, authentication, {
      timeout: 10,
      execute: [
        // The signature of ID tokens is always checked, although TLS would do (Core §3.1.3.7).
        client.enableNonRepudiationChecks,
        // The configuration allows a provider without TLS on this machine only.
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    })
  }
  const configuration = () => {
    const now = clock.now().getTime()
    if (known && now - known.at < discoveredMs) return known.found
    const loading = { found: load(), at: now }
    loading.found.catch(() => {
      if (known === loading) known = undefined
    })
    known = loading
    return loading.found
  }

  /**
   * Returns what the provider says about a person: the ID token, and if that lacks the account or
   * the roles, the userinfo endpoint, too.
   */
  const claimsOf = async (
    tokens: Awaited<ReturnType<typeof authorizationCodeGrant>>,
  ): Promise<Claims[]> => {
    const inToken: Claims = { ...tokens.claims() }
    refuseForeignToken(inToken, settings.clientId, Date.now() / 1_000)
    const found = await configuration()
    const isComplete = [settings.accountClaim, settings.roleClaim].every(
      (path) => claimAt(inToken, path) !== undefined,
    )
    if (isComplete || found.serverMetadata().userinfo_endpoint === undefined) return [inToken]
    const { fetchUserInfo } = await import('openid-client')
    return [inToken, await fetchUserInfo(found, tokens.access_token, String(inToken.sub))]
  }

  return {
    /**
     * Returns the address where a person signs in, and what must be remembered until they come
     * back, with the given `state`. If the provider cannot be told about sign-outs, it is asked to prompt for the account,
     * so that the next person at a browser is not signed in as the last one. With `asOther`, every
     * provider is asked to do so.
     */
    async start(
      returnTo: string,
      { state, asOther }: { state: string; asOther: boolean },
    ): Promise<{ location: URL; pending: PendingSignIn }> {
      const client = await import('openid-client')
      const found = await configuration()
      const asks = asOther || found.serverMetadata().end_session_endpoint === undefined
      const pending: PendingSignIn = {
        state,
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
     * Returns the person who came back. `query` is the query of the address they came back to; its
     * state has been compared. Errors: SignInProblem, and those of openid-client.
     */
    async finish(query: string, { state, nonce, codeVerifier }: PendingSignIn): Promise<Person> {
      const client = await import('openid-client')
      try {
        const address = new URL(`${redirectUri}${query}`)
        const tokens = await client.authorizationCodeGrant(await configuration(), address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        return personOf(await claimsOf(tokens), settings)
      } catch (error) {
        // The provider may have changed; the next sign-in discovers it again.
        if (!(error instanceof SignInProblem)) known = undefined
        throw error
      }
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
