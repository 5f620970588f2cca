import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type Provider from 'oidc-provider'
import type { OidcSettings } from '../configuration.ts'
import { localAccounts } from './accounts.ts'
import { memoryAdapter } from './memory-adapter.ts'
import { pagePolicy, problemPage, signInPage } from './pages.ts'

/** Cookies ignore ports, so the provider's cookies and the console's are in the same jar. */
const cookieNames = {
  session: 'local_idp_session',
  interaction: 'local_idp_interaction',
  resume: 'local_idp_resume',
}

/** The largest sign-in form, in bytes: it contains only the address of an account. */
const maxFormBytes = 1_024

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > maxFormBytes) throw new Error('The form is too large')
  }
  return new URLSearchParams(text)
}

type Client = { publicUrl: string; clientSecret: string }

async function createProvider(issuer: string, { publicUrl, clientSecret }: Client) {
  const { Provider } = await import('oidc-provider/lib/provider.js')
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return new Provider(issuer, {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: 'mailroom',
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    claims: { openid: ['sub', 'name', 'role'], profile: [], email: [] },
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(32).toString('base64url')], names: cookieNames },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, address) => {
      const account = localAccounts.find((each) => each.address === address)
      return account
        ? {
            accountId: address,
            claims: () => ({ sub: address, name: account.name, role: account.role }),
          }
        : undefined
    },
    // Our own console is the only client, so nobody has to consent.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider } = oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    renderError: (context) => {
      context.type = 'html'
      context.body = problemPage(publicUrl)
    },
    ttl: {
      Session: 60 * 60,
      Interaction: 10 * 60,
      Grant: 60 * 60,
      AccessToken: 60,
      IdToken: 5 * 60,
    },
  })
}

/** Shows the accounts, or continues with the one that was chosen. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') {
    await provider.interactionDetails(request, response)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(signInPage())
    return
  }
  const accountId = (await readForm(request)).get('account') ?? ''
  const known = localAccounts.some(({ address }) => address === accountId)
  const result = known
    ? { login: { accountId, remember: false } }
    : { error: 'access_denied', error_description: 'There is no such account.' }
  await provider.interactionFinished(request, response, result)
}

/** Deletes the cookies that remember who signed in. */
function forget(response: ServerResponse): void {
  const ended = [cookieNames.session, `${cookieNames.session}.sig`]
  response.setHeader(
    'set-cookie',
    ended.map((name) => `${name}=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT; httponly`),
  )
}

/**
 * Signs the person out and goes back to the console. It replaces the provider's own confirmation
 * page, which is not needed here, because this provider never signs anybody in unasked; and the
 * provider does not remember people who signed in before its last start.
 */
function signOut(response: ServerResponse, publicUrl: string): void {
  forget(response)
  response.writeHead(303, { location: `${publicUrl}/` }).end()
}

/**
 * Whether a request comes from a page of another site. Our own form sends the origin `null`,
 * because the page sends no referrer.
 */
function isForeign({ method, headers }: IncomingMessage): boolean {
  const { host = '', origin = 'null', 'sec-fetch-site': site = 'same-origin' } = headers
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)) return true
  if (method === 'GET' || method === 'HEAD') return false
  return site !== 'same-origin' || !['null', `http://${host}`].includes(origin)
}

export type LocalIdentityProvider = { settings: OidcSettings; close(): void }

/**
 * Starts an OpenID Connect provider with the sample accounts on a port of 127.0.0.1; port 0 takes a
 * free one. It loads its library at the first sign-in.
 */
export async function startLocalIdentityProvider(
  wantedPort: number,
  publicUrl: string,
): Promise<LocalIdentityProvider> {
  const clientSecret = randomBytes(32).toString('base64url')
  const policy = pagePolicy(publicUrl)
  let issuer = ''
  let loaded: Promise<Provider> | undefined

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', issuer)
    if (pathname === '/session/end') return signOut(response, publicUrl)
    // Every sign-in begins without a remembered account: another person may be at the browser, and
    // there is no password that would tell.
    if (pathname === '/auth') {
      delete request.headers.cookie
      forget(response)
    }
    loaded ??= createProvider(issuer, { publicUrl, clientSecret })
    const provider = await loaded
    if (pathname.startsWith('/interaction/')) return interact(provider, request, response)
    return provider.callback()(request, response)
  }
  const server = createServer((request, response) => {
    if (isForeign(request)) return void response.writeHead(403).end()
    response.setHeader('content-security-policy', policy)
    response.setHeader('cache-control', 'no-store')
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('x-content-type-options', 'nosniff')
    answer(request, response).catch(() => {
      if (!response.headersSent) {
        response.statusCode = 400
        response.setHeader('content-type', 'text/html; charset=utf-8')
      }
      response.end(problemPage(publicUrl))
    })
  })
  server.listen(wantedPort, '127.0.0.1')
  await once(server, 'listening')
  // The address of a TCP server is never a string.
  const { port } = server.address() as AddressInfo
  issuer = `http://127.0.0.1:${port}`
  return {
    settings: {
      issuer,
      clientId: 'mailroom',
      clientSecret,
      scope: 'openid profile email',
      accountClaim: 'sub',
      roleClaim: 'role',
      roles: Object.fromEntries(localAccounts.map(({ role }) => [role, role])),
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
