import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), '.cache')

/**
 * The port of the journeys' backend and its output folder; every run starts empty. Parallel working
 * trees need different ports.
 */
export const port = Number(process.env.E2E_PORT ?? 4190)
export const localAwsPort = port + 1
export const dataDir = join(cache, 'e2e/data')
export const logFile = join(cache, 'e2e/bff.log')
export const resultFile = join(cache, 'playwright.json')

/** Returns the signed-in browser state of a role, from `sign-in.setup.ts`. */
export function storageStateOf(role: string): string {
  return join(cache, `e2e/${role}.json`)
}

// Playwright reads its configuration in every worker; only the first, which starts the backend,
// deletes the old output.
if (process.env.TEST_WORKER_INDEX === undefined) {
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
}

/** A password that must never be in a log, a store or an answer. */
export const canaryPassword = 'Canary-Zeisig-4711'
