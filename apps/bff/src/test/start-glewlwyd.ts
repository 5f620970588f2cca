import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { vi } from 'vitest'
import * as z from 'zod'
import { type Browser, createBrowser } from './browser.ts'

const program = '/usr/bin/glewlwyd'
const schema = '/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3'

/** Whether Debian's package `glewlwyd` is installed; nothing here installs it. */
export const hasGlewlwyd = existsSync(program) && existsSync(schema)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.number() }).parse(server.address())
  server.close()
  await once(server, 'close')
  return port
}

function settingsOf(port: number, folder: string): string {
  const modules = ['user', 'user_middleware', 'client', 'plugin'].map(
    (name) => `${name}_module_path = "/usr/lib/glewlwyd/${name}"`,
  )
  return `
    port = ${port}
    bind_address = "127.0.0.1"
    external_url = "http://127.0.0.1:${port}"
    login_url = "login.html"
    api_prefix = "api"
    log_mode = "console"
    log_level = "ERROR"
    session_key = "GLEWLWYD2_SESSION_ID"
    admin_scope = "g_admin"
    profile_scope = "g_profile"
    user_auth_scheme_module_path = "/usr/lib/glewlwyd/scheme"
    ${modules.join('\n')}
    use_secure_connection = false
    secure_connection_key_file = "/none"
    secure_connection_pem_file = "/none"
    secure_connection_ca_file = "/none"
    hash_algorithm = "SHA512"
    database = { type = "sqlite3"; path = "${join(folder, 'database')}"; };
  `
}

/** The settings of its OpenID Connect plugin: RS256, and the claim `groups` in every ID token. */
function pluginOf(issuer: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  return {
    ...{ iss: issuer, 'oauth-as-iss-id': true },
    ...{ 'jwt-type': 'rsa', 'jwt-key-size': '256', 'jwks-show': true },
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: publicKey.export({ type: 'spki', format: 'pem' }),
    ...{ 'access-token-duration': 3_600, 'refresh-token-duration': 3_600, 'code-duration': 600 },
    ...{ 'refresh-token-rolling': false, 'allow-non-oidc': false, 'pkce-allowed': true },
    ...{ 'auth-type-code-enabled': true, 'auth-type-token-enabled': false },
    ...{ 'auth-type-id-token-enabled': true, 'auth-type-password-enabled': false },
    ...{ 'auth-type-client-enabled': false, 'auth-type-refresh-enabled': false },
    ...{ 'session-cookie-name': 'GLEWLWYD2_OIDC_SESSION', 'session-cookie-expiration': 3_600 },
    ...{ 'name-claim': 'mandatory', 'subject-type': 'public' },
    claims: [{ name: 'groups', 'user-property': 'groups', type: 'string', mandatory: true }],
  }
}

const password = 'Correct-horse-12'

const UserModule = z.looseObject({
  parameters: z.looseObject({ 'data-format': z.record(z.string(), z.unknown()) }),
})

/**
 * Starts Glewlwyd, an OpenID Connect provider in C from Debian, with an empty database, and sets it
 * up as an administrator would: through its API.
 */
export async function startGlewlwyd() {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-glewlwyd-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const issuer = `${url}/api/oidc`
  const database = new SqliteDatabase(join(folder, 'database'))
  database.exec(readFileSync(schema, 'utf8'))
  database.close()
  writeFileSync(join(folder, 'settings'), settingsOf(port, folder))
  const child = spawn(program, ['-c', join(folder, 'settings')], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  const close = async () => {
    child.kill()
    await ended
    rmSync(folder, { recursive: true })
  }
  const asking =
    (browser: Browser) => async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => {
      const answer = await browser.send(`${url}/api/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`Glewlwyd answered ${path} with ${answer.status} ${text}`)
      return text
    }
  const setUp = async () => {
    await vi.waitFor(() => fetch(`${url}/api/config`), { timeout: 20_000, interval: 20 })
    const ask = asking(createBrowser())
    await ask('POST', 'auth/', { username: 'admin', password: 'password' })
    const users = UserModule.parse(JSON.parse(await ask('GET', 'mod/user/database')))
    users.parameters['data-format'].groups = { multiple: true, read: true, write: true }
    await ask('PUT', 'mod/user/database', users)
    await ask('PUT', 'mod/user/database/reset')
    const plugin = { module: 'oidc', name: 'oidc', display_name: 'OpenID Connect', enabled: true }
    await ask('POST', 'mod/plugin/', { ...plugin, parameters: pluginOf(issuer) })
    return ask
  }
  const ask = await setUp().catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    issuer,
    /** Adds the client `mailroom`, with one of the methods of RFC 7591 §2. */
    addClient: (method: string, secret: string, redirectUri: string) =>
      ask('POST', 'client/', {
        ...{ client_id: 'mailroom', name: 'Mailroom', enabled: true, confidential: true },
        ...{ password: secret, redirect_uri: [redirectUri], authorization_type: ['code'] },
        token_endpoint_auth_method: [method],
      }),

    addUser: (username: string, groups: string[]) =>
      ask('POST', 'user/', {
        ...{ username, name: `The person ${username}`, password, enabled: true, groups },
        scope: ['g_profile', 'openid'],
      }),

    /**
     * Signs a person in as Glewlwyd's pages do, with password and consent. Returns the page of the
     * console where they end.
     */
    async signIn(browser: Browser, console: string, username: string): Promise<string> {
      const { url: login } = await browser.visit(`${console}/auth/sign-in?returnTo=/sessions`, {
        stopsAt: (next) => next.includes('/login.html'),
      })
      const askAs = asking(browser)
      await askAs('POST', 'auth/', { username, password })
      await askAs('PUT', 'auth/grant/mailroom/', { scope: 'openid' })
      const next = new URL(login).searchParams.get('callback_url') ?? ''
      const page = await browser.visit(`${next}&g_continue`, {
        stopsAt: (each) => each.startsWith(console) && !each.startsWith(`${console}/auth/`),
      })
      return page.url.slice(console.length)
    },
    [Symbol.asyncDispose]: close,
  }
}
