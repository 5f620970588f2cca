import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { OidcSettings } from '../configuration.ts'
import { localAccounts } from './accounts.ts'
import { pagePolicy, problemPage, signInPage, signOutPage } from './pages.ts'

/** A sign-in form holds an address only. */
const maxFormBytes = 1_024

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > maxFormBytes) throw new Error('The form is too large')
  }
  return new URLSearchParams(text)
}

function createProvider(issuer: string, publicUrl: string, clientSecret: string): Provider {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'mailroom',
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'name', 'role'], profile: [], email: [] },
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    jwks: undefined,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (context, form) => {
          context.body = signOutPage(form)
        },
        postLogoutSuccessSource: (context) => {
          context.body = signOutPage('')
        },
      },
    },
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
    // Our own console is the only client, and nobody has to be asked whether it may know who they are.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider: issuing } = oidc
      if (!client || !session?.accountId) return undefined
      const grant = new issuing.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    renderError: (context) => {
      context.type = 'html'
      context.body = problemPage()
    },
    ttl: {
      Session: 12 * 60 * 60,
      Interaction: 10 * 60,
      Grant: 60 * 60,
      AccessToken: 60,
      IdToken: 5 * 60,
    },
  })
  return provider
}

/** Shows the accounts, and goes on with the one that was chosen. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') {
    await provider.interactionDetails(request, response)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(signInPage(request.url ?? ''))
    return
  }
  const accountId = (await readForm(request)).get('account') ?? ''
  const known = localAccounts.some(({ address }) => address === accountId)
  const result = known
    ? { login: { accountId, remember: false } }
    : { error: 'access_denied', error_description: 'There is no such account.' }
  await provider.interactionFinished(request, response, result)
}

export type LocalIdentityProvider = { settings: OidcSettings; close(): void }

/** Starts an OpenID Connect provider with the sample accounts on a port of 127.0.0.1; 0 takes a free one. */
export async function startLocalIdentityProvider(
  wantedPort: number,
  publicUrl: string,
): Promise<LocalIdentityProvider> {
  const clientSecret = randomBytes(32).toString('base64url')
  const policy = pagePolicy([publicUrl])
  let handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy)
    response.setHeader('cache-control', 'no-store')
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('x-content-type-options', 'nosniff')
    handle(request, response)?.catch(() => {
      if (!response.headersSent) {
        response.statusCode = 400
        response.setHeader('content-type', 'text/html; charset=utf-8')
      }
      response.end(problemPage())
    })
  })
  server.listen(wantedPort, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server's address is never a text.
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const provider = createProvider(issuer, publicUrl, clientSecret)
  const oidc = provider.callback()
  handle = (request, response) =>
    request.url?.startsWith('/interaction/')
      ? interact(provider, request, response)
      : oidc(request, response)
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
