import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../main.js', import.meta.url))

export type Program = {
  endpoint: string
  pid: number
  /**
   * Ends the program with a signal. Returns its exit code, or null after a signal it did not
   * handle.
   */
  end(signal: NodeJS.Signals): Promise<number | null>
}

function spawnProgram(...args: string[]) {
  return spawn(process.execPath, [main, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/**
 * Starts the program on a free port and kills it once `isTime` returns true, before it has
 * announced its port.
 */
export async function killEarly(isTime: () => boolean, ...args: string[]): Promise<void> {
  const child = spawnProgram(...args)
  const exit = once(child, 'exit')
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += String(chunk)
  })
  while (!isTime()) await wait(1)
  child.kill('SIGKILL')
  await exit
  if (said !== '') throw new Error(`The local AWS was ready before it was killed: ${said}`)
}

/** Starts the local AWS as a separate process, on a free port. */
export async function startProgram(...args: string[]): Promise<Program> {
  const child = spawnProgram(...args)
  const endpoint = await endpointOf(child, child.stdout)
  return {
    endpoint,
    // A process that answered has an id.
    pid: child.pid ?? 0,
    async end(signal) {
      const exit = once(child, 'exit')
      child.kill(signal)
      const [code] = await exit
      return typeof code === 'number' ? code : null
    },
  }
}

async function endpointOf(child: ChildProcess, stdout: Readable): Promise<string> {
  for await (const line of createInterface(stdout)) {
    const [, endpoint] = /at (http:\S+),/.exec(line) ?? []
    if (endpoint === undefined) continue
    stdout.resume()
    return endpoint
  }
  throw new Error(`The local AWS did not start (${child.exitCode}).`)
}

/** Runs the program with invalid arguments to its end. Returns its complaint and exit code. */
export async function complaintOf(...args: string[]): Promise<{ code: unknown; words: string }> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr.on('data', (chunk) => {
    words += String(chunk)
  })
  const [code] = await once(child, 'close')
  return { code, words }
}
