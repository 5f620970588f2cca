import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { figure } from './figures.ts'

const repository = dirname(dirname(import.meta.dirname))
const port = '4390'

/** Measures the seconds from `npm start` until the console answers. */
async function secondsToStart(folder: string): Promise<number> {
  const started = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: port, LOCAL_AWS_PORT: '4391' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  try {
    while (performance.now() - started < 300_000) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`)
        .then(({ ok }) => ok)
        .catch(() => false)
      if (ready) return (performance.now() - started) / 1000
      await wait(20)
    }
    throw new Error('npm start did not answer in 300 s')
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
}

/**
 * Measures the first and the second `npm start` of a clean clone of the last commit, with a warm
 * npm cache.
 */
export async function startUpFigures() {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-clone-'))
  try {
    spawnSync('git', ['clone', '--quiet', repository, folder], { stdio: 'inherit' })
    return [
      figure('npm start, clean clone, warm npm cache', await secondsToStart(folder), 's', {
        budget: 60,
      }),
      figure('npm start, second time', await secondsToStart(folder), 's', { budget: 5 }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
