import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

/** How often a program that starts is asked whether it is ready. Milliseconds. */
const lookEveryMs = 50

type Options = {
  name: string
  args: readonly string[]
  env?: Record<string, string>
  /** Answers with success once the program can be used. */
  readyAt: string
}

/** A program that can be killed, suspended and started again, at the same address. */
export function program({ name, args, env = {}, readyAt }: Options) {
  let child: ChildProcess | undefined
  let isWanted = false
  const deaths: string[] = []

  const start = () => {
    isWanted = true
    const started = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child = started
    started.on('exit', (code, signal) => {
      // Only this program kills: anything else that ends is a fault.
      if (isWanted && child === started) deaths.push(`${name} ended by itself: ${code ?? signal}`)
    })
  }
  return {
    name,
    deaths,
    start,
    async untilReady(timeoutMs = 60_000): Promise<void> {
      const deadline = performance.now() + timeoutMs
      while (performance.now() < deadline) {
        const answer = await fetch(readyAt).catch(() => undefined)
        if (answer && answer.status < 500) return
        await wait(lookEveryMs)
      }
      throw new Error(`${name} was not ready after ${timeoutMs} ms`)
    },
    suspend: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
      isWanted = false
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}
export type Program = ReturnType<typeof program>
