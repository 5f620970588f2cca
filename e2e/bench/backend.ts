import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const origin = 'http://127.0.0.1:4290'
export const localAwsEndpoint = 'http://127.0.0.1:4291'

export type Backend = AsyncDisposable & {
  /** From the start of the process until /healthz answers, in milliseconds. */
  listeningMs: number
  /** Resident memory, in megabytes. */
  memoryMb: () => number
}

async function untilHealthy(process: ChildProcess): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    if (process.exitCode !== null) throw new Error(`the backend ended with ${process.exitCode}`)
    const healthy = await fetch(`${origin}/healthz`)
      .then((answer) => answer.ok)
      .catch(() => false)
    if (healthy) return
    await wait(5)
  }
  throw new Error('the backend did not answer in 60 s')
}

/** A backend of its own with an organization of so many users, as `npm start` runs it, on an empty data folder; `settings` are variables of its environment. */
export async function startBackend(
  seedUsers: number,
  settings: Record<string, string> = {},
): Promise<Backend> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailroom-bench-'))
  const env = {
    ...process.env,
    PORT: '4290',
    LOCAL_AWS_PORT: '4291',
    DATA_DIR: dataDir,
    SEED_USERS: String(seedUsers),
    LOG_LEVEL: 'error',
    ...settings,
  }
  const started = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/bff/src/main.ts')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilHealthy(child)
  return {
    listeningMs: performance.now() - started,
    memoryMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
