import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import * as z from 'zod/mini'

const Told = z.object({
  url: z.url(),
  awsUrl: z.url(),
  /** Puts the sample data and an empty index back, at a POST. */
  resetUrl: z.url(),
  cookies: z.object({
    administrator: z.string().check(z.minLength(1)),
    helpDesk: z.string().check(z.minLength(1)),
    auditor: z.string().check(z.minLength(1)),
  }),
})

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to vitest's.
  interface ProvidedContext {
    /** A backend for each worker: tests of one worker run one after the other. */
    backends: z.infer<typeof Told>[]
  }
}

const program = fileURLToPath(new URL('../../../../bff/src/test/serve-web-app.ts', import.meta.url))

async function told(child: ChildProcess) {
  if (child.stdout === null) throw new Error('The backend has no output')
  for await (const line of createInterface(child.stdout)) return Told.parse(JSON.parse(line))
  throw new Error('The backend of the web tests has not started')
}

/** Starts the backends of the web app's tests; the tests take the one of their worker. */
export default async function startWebBackends(project: TestProject) {
  const count = Math.max(1, project.vitest.config.maxWorkers)
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] }),
  )
  project.provide('backends', await Promise.all(children.map(told)))
  return () => {
    for (const child of children) child.disconnect()
  }
}
