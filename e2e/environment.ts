import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), '.cache')

/** Where the journeys' backend listens and what it writes; every run starts from nothing. Working trees side by side take ports of their own. */
export const port = Number(process.env.E2E_PORT ?? 4190)
export const localAwsPort = port + 1
export const dataDir = join(cache, 'e2e/data')
export const logFile = join(cache, 'e2e/bff.log')
export const resultFile = join(cache, 'playwright.json')

/** The signed-in browser of a role, as `sign-in.setup.ts` left it. */
export function storageStateOf(role: string): string {
  return join(cache, `e2e/${role}.json`)
}

// Playwright reads its configuration in every worker; only the first, which starts the backend, clears the ground.
if (process.env.TEST_WORKER_INDEX === undefined) {
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
}

/** A password that no log, store or answer may ever hold. */
export const canaryPassword = 'Canary-Zeisig-4711'
