import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { localAwsPort, port } from './environment.ts'
import type { Role } from './journey.ts'

const program = join(import.meta.dirname, '../apps/bff/src/main.js')

/** Beyond the ports of the journeys' own backend. */
const awsBackendPort = port + 7

/**
 * Starts a backend with a configured connection, as in production: for it, what answers at the
 * endpoint is AWS, which has no private paths. Source: NOAPI-05.
 */
export async function startAwsBackend() {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-aws-'))
  const connections = join(folder, 'connections.json')
  const endpoint = `http://127.0.0.1:${localAwsPort}`
  writeFileSync(
    connections,
    JSON.stringify([{ id: 'aws', name: 'Production', region: 'us-east-1', endpoint }]),
  )
  const url = `http://127.0.0.1:${awsBackendPort}`
  const child = spawn(process.execPath, [program], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...{ PORT: String(awsBackendPort), DATA_DIR: join(folder, 'data') },
      ...{ MAILROOM_CONNECTIONS: connections, SESSION_REQUESTS_PER_MINUTE: '1000000' },
      ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    },
  })
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isReady, { timeout: 30_000 }).toBe(true)
  return {
    url,
    /** Opens a page of a person who signs in with a role. */
    async as(browser: Browser, role: Role): Promise<Page> {
      const context = await browser.newContext({ baseURL: url })
      const page = await context.newPage()
      await page.goto('/')
      await page
        .getByRole('link', { name: 'Sign in' })
        .or(page.getByRole('button', { name: 'Sign in' }))
        .click()
      const account = `${role.toLowerCase()}@mailroom.example`
      await page.getByRole('button', { name: account }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Organizations' })).toBeVisible()
      return page
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
