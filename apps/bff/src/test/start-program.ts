import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { createBrowser } from './browser.ts'
import { openSession, signIn } from './start-backend.ts'

/** Returns a new folder, which is deleted when the test has finished. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Runs the backend as a program with its local AWS, and signs an administrator in. `exited`
 * resolves with the exit code and the signal.
 */
export async function startProgram(settings: Record<string, string> & { DATA_DIR: string }) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../main.js', import.meta.url))], {
    env: { PORT: '0', LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  const said = await greeting(child)
  const url = /^Mailroom is at (\S+)/.exec(said)?.[1] ?? ''
  const awsUrl = /not Amazon\) is at (\S+)/.exec(said)?.[1] ?? ''
  const browser = createBrowser()
  await signIn(browser, url, 'administrator')
  return { child, exited, url, awsUrl, session: await openSession(url, browser) }
}

/** Waits for the lines that the backend writes once it is ready. */
async function greeting({ stdout }: ChildProcess): Promise<string> {
  let said = ''
  while (!said.includes('auditor@')) {
    const [chunk] = await once(stdout ?? process.stdin, 'data')
    said += String(chunk)
  }
  return said
}
