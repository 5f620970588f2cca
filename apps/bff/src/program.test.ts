import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { startEmptyBackend } from './test/start-backend.ts'

/**
 * Starts one of our programs as `npm start` does, with an empty data folder and without this
 * machine's settings.
 */
function run(file: string, settings: NodeJS.ProcessEnv, ...args: string[]): ChildProcess {
  const program = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [program, ...args], {
    env: { LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Waits until a program ends and returns its output. */
async function end(child: ChildProcess) {
  if (!child.stdout || !child.stderr) throw new Error('The program is heard')
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { output, errors, code: code as number | null }
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

/** Settings that make a program believe that it runs in another Node, and that it refuses. */
function inNode(node: string) {
  const disguise = `Object.defineProperty(process, 'versions', { value: { node: '${node}' } })`
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(disguise)}`
  return { NODE_OPTIONS, PORT: 'none' }
}

test.each([
  ['main.js', 'Mailroom', 'npm run serve'],
  ['../../../packages/local-aws/src/main.js', 'The local AWS', 'npm run local-aws'],
])('%s says in one sentence that it needs a newer Node, and how it gets one', async (...row) => {
  const [file, name, command] = row
  const words = `${name} needs Node 26 and this is Node 20.20.2: start it with \`${command}\`, which fetches that one.\n`
  for (const [node, errors] of [
    ['20.20.2', words],
    ['24.14.0', words.replace('20.20.2', '24.14.0')],
    ['24.15.0', expect.not.stringContaining('needs Node')],
    ['26.0.0', expect.not.stringContaining('needs Node')],
  ] as const)
    expect([node, await end(run(file, inNode(node), '--none'))]).toEqual([
      node,
      { output: '', errors, code: 2 },
    ])
})

test('the program prints its address and the sample accounts, and ends with the process that started it', async () => {
  const child = run('main.js', { PORT: '0', DATA_DIR: newFolder() })
  const said = await greeting(child)
  expect(said).toMatch(/^Mailroom is at (http:\/\/127\.0\.0\.1:\d+)$/m)
  expect(said).toMatch(/Local AWS \(a simulation, not Amazon\) is at http:\/\/127\.0\.0\.1:\d+/)
  expect(said).toContain('  administrator@mailroom.example (administrator)\n')
  const [, url = ''] = /is at (\S+)/.exec(said) ?? []
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  child.disconnect()
  expect(await end(child)).toMatchObject({ code: 0, errors: '' })
  await expect(fetch(url)).rejects.toThrow()
})

test('the program stops when asked to', async () => {
  const child = run('main.js', { PORT: '0', DATA_DIR: newFolder() })
  await greeting(child)
  child.kill('SIGTERM')
  expect(await end(child)).toMatchObject({ code: 0, errors: '' })
})

test('the program ends with the process that started it, even while it starts', async () => {
  const child = run('main.js', { PORT: '0', DATA_DIR: newFolder() })
  const ended = end(child)
  child.disconnect()
  expect(await ended).toMatchObject({ code: 0, errors: '' })
})

test('a port in use is named', async () => {
  await using backend = await startEmptyBackend()
  const { port } = new URL(backend.url)
  const { code, errors } = await end(
    run('main.js', { PORT: port, LOCAL_AWS_PORT: '0', LOCAL_IDP_PORT: '0', DATA_DIR: newFolder() }),
  )
  expect([code, errors]).toEqual([
    2,
    `Port ${port} is in use. Choose another with PORT, METRICS_PORT, LOCAL_AWS_PORT or LOCAL_IDP_PORT.\n`,
  ])
})

test('settings that cannot be used are named, without their values', async () => {
  const { code, errors } = await end(run('main.js', { PORT: 'canary', SESSION_SECRET: 'canary' }))
  expect(code).toBe(2)
  expect(errors).toMatch(/^These settings cannot be used:\nPORT: .*\nSESSION_SECRET: .*\n$/)
  expect(errors).not.toContain('canary')
})

test('D1 a start that waits for its database stops when asked to, and logs no password', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const address = silent.address()
  silent.close()
  const port = typeof address === 'object' ? address?.port : undefined
  const DATABASE_URL = `postgres://mailroom:canary@127.0.0.1:${port}/mailroom`
  const child = run('main.js', { PORT: '0', DATABASE_URL, DATA_DIR: newFolder() })
  let said = ''
  child.stdout?.on('data', (chunk) => {
    said += String(chunk)
  })
  await expect.poll(() => said, { timeout: 15_000 }).toMatch(/the start waits for the database/)
  expect(said).toContain('ECONNREFUSED')
  expect(said).not.toContain('canary')
  child.kill('SIGTERM')
  expect(await end(child)).toMatchObject({ code: 0, errors: '' })
})

test('D10 a second backend on a data folder is refused in words, until the first one is killed', async () => {
  const DATA_DIR = newFolder()
  const first = run('main.js', { PORT: '0', DATA_DIR })
  await greeting(first)
  const { code, errors } = await end(run('main.js', { PORT: '0', DATA_DIR }))
  expect([code, errors]).toEqual([
    2,
    `Mailroom cannot start: Another Mailroom uses the folder ${DATA_DIR}. Stop it, or choose another folder with DATA_DIR. Several instances need PostgreSQL (DATABASE_URL).\n`,
  ])
  const verified = await end(run('audit/verify.ts', { DATA_DIR }))
  expect(verified).toMatchObject({ code: 0, errors: '' })
  const killed = end(first)
  first.kill('SIGKILL')
  await killed
  await greeting(run('main.js', { PORT: '0', DATA_DIR }))
})

test.skipIf(process.platform !== 'linux')(
  'a data folder that cannot be made is refused in words',
  async () => {
    const { code, errors } = await end(
      run('main.js', { PORT: '0', DATA_DIR: '/proc/mailroom/data' }),
    )
    expect(code).toBe(2)
    expect(errors).toMatch(
      /^Mailroom cannot start: The folder \/proc\/mailroom\/data cannot be made \(ENOENT.*\)\. Choose another with DATA_DIR\.\n$/,
    )
  },
)

test('a database on another host without TLS is a warning in the log, without its password', async () => {
  // Addresses for documentation lead nowhere (RFC 5737).
  const DATABASE_URL = 'postgres://mailroom:canary@192.0.2.1:5432/mailroom'
  const child = run('main.js', { PORT: '0', DATABASE_URL, DATA_DIR: newFolder() })
  let said = ''
  child.stdout?.on('data', (chunk) => {
    said += String(chunk)
  })
  await expect.poll(() => said, { timeout: 15_000 }).toMatch(/another host without TLS/)
  expect(said).not.toContain('canary')
  child.kill('SIGTERM')
  await end(child)
})
