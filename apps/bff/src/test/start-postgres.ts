import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const program = fileURLToPath(new URL('postgres-program.ts', import.meta.url))

/** PostgreSQL refuses to run as root, so root runs it as `nobody`. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (option: string) =>
    Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** The code of PostgreSQL while it recovers from a crash and accepts nobody. */
const recovering = z.object({ code: z.literal('57P03') })

/** Connects to a database, also to one that is still recovering from an earlier crash. */
async function connected(database: string) {
  const { default: pg } = await import('pg')
  for (let tries = 1; ; tries++) {
    const client = new pg.Client({ connectionString: database })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries === 100 || !recovering.safeParse(error).success) throw error
      await wait(100)
    }
  }
}

const Started = z.object({ url: z.string() })

/**
 * Starts a real, empty PostgreSQL server on this machine for one test file: the embedded one, or
 * that of the installation with its programs in a folder. Errors: PostgreSQL cannot run here.
 */
export async function startPostgres(programs?: string) {
  const args = programs === undefined ? [program] : [program, programs]
  const child: ChildProcess = spawn(process.execPath, args, {
    ...unprivileged(),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk) => {
    complaint += String(chunk)
  })
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`PostgreSQL cannot run here: ${complaint}`)
    }),
  ])
  const { url } = Started.parse(message)
  let databases = 0
  return {
    /** Creates an empty database and returns its address. */
    async newDatabase(): Promise<string> {
      const { default: pg } = await import('pg')
      const client = new pg.Client({ connectionString: `${url}/postgres` })
      const name = `test${++databases}`
      await client.connect()
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      return `${url}/${name}`
    },
    /** Kills a process of a database, as nobody should: PostgreSQL then restarts all of them. */
    async crash(database: string): Promise<void> {
      const client = await connected(database)
      const { rows } = await client.query<{ pid: number }>(
        "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1",
      )
      for (const { pid } of rows) process.kill(pid, 'SIGKILL')
      await client.end().catch(() => {})
    },
    async close(): Promise<void> {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
