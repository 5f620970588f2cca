import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { type MutableToken, OAuth2Server } from 'oauth2-mock-server'
import { expectAccessible } from '../journey.ts'

const program = fileURLToPath(new URL('../../apps/bff/src/main.js', import.meta.url))

/** Starts a provider that nobody here wrote; `claims` can be changed. It is away until `start`. */
async function prepareProvider() {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  const { port } = server.address()
  const issuer = server.issuer.url ?? ''
  await server.stop()
  const claims: Record<string, unknown> = { name: 'Olga Both' }
  server.service.on('beforeTokenSigning', ({ payload }: MutableToken) => {
    Object.assign(payload, claims)
  })
  return {
    issuer,
    claims,
    start: () => server.start(port, '127.0.0.1'),
    stop: () => server.stop(),
  }
}

/** Starts the console with another provider, on a free port. Returns its address. */
async function startConsole(settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-sign-in-'))
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
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
    url,
    async stop() {
      child.kill()
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

test('M1 N3 S12 a person is told why a sign-in fails, until it does not', async ({ browser }) => {
  test.slow()
  const provider = await prepareProvider()
  const console = await startConsole({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'mailroom',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_ROLE_CLAIM: 'realm_access.roles',
    SIGN_INS_PER_MINUTE: '5',
  })
  const context = await browser.newContext({ baseURL: console.url })
  const page = await context.newPage()
  const problem = page.getByRole('alert')
  const signIn = page.getByRole('link', { name: 'Sign in' })
  try {
    await page.goto('/sessions')
    await signIn.click()
    await expect(problem).toHaveText(/identity provider cannot be reached/)

    await provider.start()
    await signIn.click()
    await expect(problem).toContainText('the identity provider sent none')
    await expect(problem).toContainText('the claim “realm_access.roles” was looked for')

    provider.claims.realm_access = { roles: ['secret-role'] }
    await signIn.click()
    await expect(problem).toContainText('no value of the claim “realm_access.roles”')
    await expect(page.getByText('secret-role')).toHaveCount(0)
    await expectAccessible(page)

    provider.claims.realm_access = { roles: ['helpDesk', 'auditor'] }
    await signIn.click()
    await expect(page).toHaveURL(`${console.url}/sessions`)
    await expect(
      page.getByRole('button', { name: 'Olga Both · Help desk and Auditor' }),
    ).toBeVisible()
    await expect(page.getByRole('row', { name: /Olga Both.*Help desk and Auditor/ })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Audit log' })).toBeVisible()

    await page.goto('/auth/sign-in')
    await page.goto('/auth/sign-in')
    await expect(problem).toContainText('Too many sign-ins')
    await expect(page).toHaveURL(/\/sign-in\?problem=tooMany/)
  } finally {
    await context.close()
    await console.stop()
    await provider.stop()
  }
})
