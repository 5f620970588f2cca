import {
  type MutableResponse,
  type MutableToken,
  OAuth2Server,
  type TokenRequestIncomingMessage,
} from 'oauth2-mock-server'
import type { OidcSettings } from '../configuration.ts'
import { type Browser, createBrowser } from './browser.ts'
import { startEmptyBackend } from './start-backend.ts'

/** What the provider says of the person who signs in; members that are undefined are left out. */
type Claims = Record<string, unknown>

/**
 * Starts an OpenID Connect provider that nobody here wrote (the package `oauth2-mock-server`), with
 * the claims of one person. It asks for no password: it sends everybody back at once. Tests change
 * its answers through its events (`service`).
 */
export async function startForeignProvider(claims: Claims = {}) {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  const { service, issuer } = server
  /** The requests for tokens, as the provider received them. */
  const tokenRequests: { authorization: string | undefined; body: unknown }[] = []
  service.on('beforeTokenSigning', ({ payload }: MutableToken) => Object.assign(payload, claims))
  service.on('beforeResponse', (_: MutableResponse, request: TokenRequestIncomingMessage) => {
    tokenRequests.push({ authorization: request.headers.authorization, body: request.body })
  })
  service.on('beforeUserinfo', ({ body }: MutableResponse) => {
    Object.assign(body, { sub: claims.sub })
  })
  const settings: OidcSettings = {
    issuer: issuer.url ?? '',
    clientId: 'mailroom',
    clientSecret: 'a secret of: the client',
    scope: 'openid',
    accountClaim: 'sub',
    roleClaim: 'role',
    roles: { administrator: 'administrator', helpDesk: 'helpDesk', auditor: 'auditor' },
  }
  return {
    server,
    service,
    settings,
    tokenRequests,
    /** Changes the discovery document. */
    discovers(changes: Record<string, unknown>) {
      service.on('beforeWellKnownOpenIdConfiguration', ({ body }: MutableResponse) =>
        Object.assign(body, changes),
      )
    },
    [Symbol.asyncDispose]: () => server.stop(),
  }
}

/** Signs in at a provider that asks nothing. Returns the address where the console sends to. */
export async function passThrough(url: string, browser: Browser): Promise<string> {
  const page = await browser.visit(`${url}/auth/sign-in?returnTo=/sessions`, {
    stopsAt: (next) => next.startsWith(url) && !next.startsWith(`${url}/auth/`),
  })
  return page.url.slice(url.length)
}

/** Starts the backend with a foreign provider, and signs in once. */
export async function signInWith(
  claims: Claims,
  settings: Partial<OidcSettings> = {},
  prepare: (provider: Awaited<ReturnType<typeof startForeignProvider>>) => void = () => {},
) {
  const provider = await startForeignProvider(claims)
  prepare(provider)
  const backend = await startEmptyBackend({ oidc: { ...provider.settings, ...settings } })
  const browser = createBrowser({ publicUrl: backend.url, target: backend.url })
  const page = await passThrough(backend.url, browser)
  return {
    ...{ backend, provider, browser, page },
    async [Symbol.asyncDispose]() {
      await backend[Symbol.asyncDispose]()
      await provider[Symbol.asyncDispose]()
    },
  }
}
