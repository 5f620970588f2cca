import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { type MutableToken, OAuth2Server } from 'oauth2-mock-server'
import { localAwsPort } from './environment.ts'
import type { Role } from './journey.ts'

const program = join(import.meta.dirname, '../apps/bff/src/main.js')

/** Starts a provider that signs everybody in, with the role that was said last. */
async function startProvider() {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  const claims: Record<string, unknown> = { name: 'Olga Production' }
  server.service.on('beforeTokenSigning', ({ payload }: MutableToken) => {
    Object.assign(payload, claims)
  })
  return { issuer: server.issuer.url ?? '', claims, stop: () => server.stop() }
}

/**
 * Starts a backend with a configured connection, as in production: for it, what answers at the
 * endpoint is AWS, which has no private paths. Source: NOAPI-05.
 */
export async function startAwsBackend() {
  const provider = await startProvider()
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-aws-'))
  const endpoint = `http://127.0.0.1:${localAwsPort}`
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' },
      ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'mailroom', OIDC_CLIENT_SECRET: 'secret' },
      OIDC_ROLE_CLAIM: 'roles',
      ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
      MAILROOM_CONNECTIONS: JSON.stringify([
        { id: 'aws', name: 'Production', region: 'us-east-1', endpoint, readOnly: false },
      ]),
    },
  })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      const [, address] = /Mailroom is at (\S+)/.exec(output) ?? []
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`The console did not start: ${output}`)))
  })
  return {
    /** Opens a page of a person who signs in with a role. */
    async as(browser: Browser, role: Role): Promise<Page> {
      provider.claims.roles = [role]
      const context = await browser.newContext({ baseURL: url })
      const page = await context.newPage()
      await page.goto('/')
      await page
        .getByRole('link', { name: 'Sign in' })
        .or(page.getByRole('button', { name: 'Sign in' }))
        .click()
      await expect(page.getByRole('heading', { level: 1, name: 'Organizations' })).toBeVisible()
      return page
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
      await provider.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
