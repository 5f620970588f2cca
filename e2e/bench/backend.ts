import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The first of the ports; benches that run side by side need different ones. */
export const benchPort = Number(process.env.BENCH_PORT ?? 4290)
/** Where the metrics of the measured backend are. */
export const metricsPort = benchPort + 3
export const origin = `http://127.0.0.1:${benchPort}`
export const localAwsEndpoint = `http://127.0.0.1:${benchPort + 1}`

export type Backend = AsyncDisposable & {
  /** The time from the start of the process until /readyz answers. Milliseconds. */
  listeningMs: number
  /** Resident memory, in megabytes. */
  memoryMb: () => number
  /** The time for which the process has kept a core busy. Milliseconds. */
  cpuMs: () => number
}

/** The unit of times in /proc; Linux has 100 a second. Milliseconds. */
const tickMs = 10

async function untilReady(process: ChildProcess): Promise<void> {
  const deadline = performance.now() + 300_000
  while (performance.now() < deadline) {
    if (process.exitCode !== null) throw new Error(`the backend ended with ${process.exitCode}`)
    const isReady = await fetch(`${origin}/readyz`)
      .then((answer) => answer.ok)
      .catch(() => false)
    if (isReady) return
    await wait(5)
  }
  throw new Error('the backend did not answer in 5 minutes')
}

type Options = {
  /** The environment variables. */
  settings?: Record<string, string>
  /** Prepares the data folder before the start. */
  prepare?: (dataDir: string) => Promise<void>
}

/**
 * Starts a backend as `npm start` does, with an organization of so many users, on an empty data
 * folder.
 */
export async function startBackend(
  seedUsers: number,
  { settings, prepare }: Options = {},
): Promise<Backend> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailroom-bench-'))
  await prepare?.(dataDir)
  const env = {
    ...process.env,
    PORT: String(benchPort),
    LOCAL_AWS_PORT: String(benchPort + 1),
    METRICS_PORT: String(metricsPort),
    DATA_DIR: dataDir,
    SEED_USERS: String(seedUsers),
    LOG_LEVEL: 'error',
    // One session sends what many people would.
    SESSION_REQUESTS_PER_MINUTE: '1000000',
    ...settings,
  }
  const started = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/bff/src/main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await untilReady(child)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    listeningMs: performance.now() - started,
    memoryMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
    },
    cpuMs: () => {
      // What follows the name of the program, which may have blanks: its state is field 3.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      return (Number(fields[11]) + Number(fields[12])) * tickMs
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
