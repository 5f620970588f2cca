import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ana, here, startBackend, startEmptyBackend } from '../test/start-backend.ts'

/** Sends a request without normalizing its path. */
function rawGet(port: number, path: string, headers = {}) {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, async (response) => {
      let content = ''
      for await (const chunk of response) content += String(chunk)
      const cache = response.headers['cache-control'] ?? null
      resolve({ status: response.statusCode, cache, content })
    }).on('error', reject)
  })
}

test('the backend is healthy while it runs, and ready while its store answers', async () => {
  await using backend = await startEmptyBackend()
  const status = async (path: string) => (await fetch(`${backend.url}${path}`)).status
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200])
  await backend.store.schema.dropTable('setting').execute()
  await expect.poll(() => status('/readyz')).toBe(503)
  expect([await status('/livez'), await status('/healthz')]).toEqual([200, 200])
})

test('the metrics contain counts and durations, and nothing about people or organizations', async () => {
  await using backend = await startBackend('helpDesk')
  await backend.call('users.find', { ...here, text: 'ana' })
  await backend.call('users.resetPassword', { ...here, userId: ana, password: 'short' })
  await backend.post('/api/users.destroy', '{}')
  const text = await backend.metrics()
  expect(text).toContain(
    'mailroom_operation_duration_seconds_count{operation="users.find",status="200"} 1',
  )
  expect(text).toContain(
    'mailroom_operation_duration_seconds_count{operation="unknown",status="404"} 1',
  )
  expect(text).toContain(
    'mailroom_aws_call_duration_seconds_count{operation="ResetPassword",outcome="InvalidPasswordException",service="workmail"} 1',
  )
  expect(text).toContain('process_resident_memory_bytes')
  for (const personal of ['ana', 'helpdesk@', here.organizationId, ana, 'Henry'])
    expect(text.replaceAll('nanoseconds', '')).not.toContain(personal)
})

test.each(['/', '/healthz', '/auth/callback', '/api/session.describe', '/nothing.js'])(
  'the headers of %s forbid the browser everything it does not need',
  async (path) => {
    await using backend = await startEmptyBackend()
    const response = await fetch(`${backend.url}${path}`, { redirect: 'manual' })
    await response.text()
    const { headers } = response
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types workers",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringMatching(/camera=\(\), .*usb=\(\)/),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    for (const name of [
      'x-powered-by',
      'server',
      'strict-transport-security',
      'access-control-allow-origin',
    ])
      expect(headers.has(name), name).toBe(false)
  },
)

test('parts of a page have short headers; a worker has its own policy', async () => {
  await using backend = await startEmptyBackend()
  const headersOf = async (path: string) => (await fetch(`${backend.url}${path}`)).headers
  const style = await headersOf('/assets/style-1.css')
  expect(Object.fromEntries(style)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  })
  for (const name of ['content-security-policy', 'permissions-policy', 'x-frame-options'])
    expect(style.has(name), name).toBe(false)
  const worker = await headersOf('/assets/export.worker-1.js')
  expect(worker.get('content-security-policy')).toContain("default-src 'none'")
})

test('answers of the API are not cached', async () => {
  await using backend = await startBackend('auditor')
  for (const { headers } of [
    await backend.call('users.list', here),
    await backend.get('/api/openapi.json'),
  ])
    expect(headers.get('cache-control')).toBe('no-store')
})

test('only signed-in people get the OpenAPI document', async () => {
  await using backend = await startBackend('auditor')
  expect(await backend.get('/api/openapi.json')).toMatchObject({
    status: 200,
    body: { openapi: '3.1.0' },
  })
  expect((await fetch(`${backend.url}/api/openapi.json`)).status).toBe(401)
})

test('long answers are compressed, short ones are not', async () => {
  await using backend = await startBackend('auditor')
  const encodingOf = ({ headers }: { headers: Headers }) => headers.get('content-encoding')
  expect(encodingOf(await backend.get('/api/openapi.json'))).toMatch(/^(br|gzip|zstd)$/)
  expect(encodingOf(await backend.call('users.list', { ...here, maxResults: 1 }))).toBeNull()
})

test('a request that is under way when the backend stops is finished', async () => {
  const backend = await startBackend('auditor')
  await backend.faults({ operation: 'ListUsers', kind: 'latency', latencyMs: 100, count: 1 })
  const slow = backend.call('users.list', here)
  await expect.poll(() => backend.faultsLeft(), { timeout: 10_000 }).toBe(0)
  const asked = performance.now()
  const closing = backend.close()
  expect(await slow).toMatchObject({ status: 200 })
  await closing
  // Long before idle connections would be closed by force.
  expect(performance.now() - asked).toBeLessThan(5_000)
  await expect(fetch(`${backend.url}/healthz`)).rejects.toThrow()
})

test('an idle connection of a browser does not keep the backend from stopping', async () => {
  const backend = await startEmptyBackend()
  const { hostname, port } = new URL(backend.url)
  const socket = connect(Number(port), hostname)
  const ended = new Promise((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.on('connect', resolve))
  socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n')
  await new Promise((resolve) => socket.once('data', resolve))
  await backend.close()
  await ended
})

test('a failed start leaves nothing running', async () => {
  await using backend = await startEmptyBackend()
  const port = Number(new URL(backend.url).port)
  await expect(startEmptyBackend({ port })).rejects.toThrow('EADDRINUSE')
})

test.each([
  ['/', 200, 'no-cache', 'The page'],
  ['/local/us-east-1/organizations', 200, 'no-cache', 'The page'],
  ['/sign-in?problem=denied', 200, 'no-cache', 'The page'],
  ['/local/us-east-1/organizations/m-1/domains/example.com', 200, 'no-cache', 'The page'],
  ['/assets/style-1.css', 200, 'public, max-age=31536000, immutable', 'color: red'],
  ['/assets/style-0.css', 404, null, 'OperationNotFound'],
  ['/../start-backend.ts', 404, null, 'OperationNotFound'],
  ['/..%2fstart-backend.ts', 404, null, 'OperationNotFound'],
  ['/.env', 404, null, 'OperationNotFound'],
  ['/.git/config', 404, null, 'OperationNotFound'],
  ['/local/%2egit/config', 404, null, 'OperationNotFound'],
  ['/API/users.list', 404, 'no-store', 'OperationNotFound'],
  ['/%61pi/users.list', 404, null, 'OperationNotFound'],
  ['/api', 404, 'no-store', 'OperationNotFound'],
  ['/metrics', 404, null, 'OperationNotFound'],
  ['/auth/users', 404, 'no-store', 'OperationNotFound'],
  ['/healthz/more', 404, null, 'OperationNotFound'],
  ['/index.php', 404, null, 'OperationNotFound'],
])('%s is answered with %i', async (path, status, cache, content) => {
  await using backend = await startEmptyBackend()
  const { port } = new URL(backend.url)
  const answer = await rawGet(Number(port), path)
  expect(answer).toMatchObject({ status, cache, content: expect.stringContaining(content) })
})

test.each([
  ['/%FF', 404, 'no-cache', 'The page'],
  ['/local/us-east-1/organizations/m-1/access-rules/%/edit', 404, 'no-cache', 'The page'],
  ['/..%2f', 404, 'no-cache', 'The page'],
  ['/local/us-east-1/organizations/m-1/domains/..%2f', 404, 'no-cache', 'The page'],
  ['/.git/config', 404, 'no-cache', 'The page'],
  ['/index.php', 404, 'no-cache', 'The page'],
  ['//', 200, 'no-cache', 'The page'],
  ['//evil.example/', 200, 'no-cache', 'The page'],
  [`/${'a'.repeat(8_000)}`, 200, 'no-cache', 'The page'],
  ['/api/%FF', 400, 'no-store', 'InvalidInput'],
  ['/api/users.list', 404, 'no-store', 'OperationNotFound'],
  ['/auth/%FF', 404, 'no-cache', 'The page'],
  ['/auth/users', 404, 'no-cache', 'The page'],
])('a person who opens %s gets %i, and words instead of JSON outside the API', async (...row) => {
  const [path, status, cache, content] = row
  await using backend = await startEmptyBackend()
  const { port } = new URL(backend.url)
  const answer = await rawGet(Number(port), path, { accept: 'text/html,*/*;q=0.8' })
  expect(answer).toMatchObject({ status, cache, content: expect.stringContaining(content) })
})

test.each([
  ['en', 'Mailroom cannot be shown at the moment', 'Try again'],
  ['de-DE,de;q=0.9', 'Mailroom kann gerade nicht angezeigt werden', 'Noch einmal versuchen'],
  ['id', 'Mailroom tidak dapat ditampilkan saat ini', 'Coba lagi'],
])(
  'while the page cannot be read, a person reads that and can try again: %s',
  async (language, title, again) => {
    const webAppFolder = await mkdtemp(join(tmpdir(), 'mailroom-upgrade-'))
    await writeFile(join(webAppFolder, 'index.html'), '<p>The page</p>')
    await using backend = await startEmptyBackend({}, { webAppFolder })
    await rm(join(webAppFolder, 'index.html'))
    const headers = { accept: 'text/html,*/*;q=0.8', 'accept-language': language }
    for (const path of ['/', '/local/us-east-1/organizations/m-1']) {
      const response = await fetch(`${backend.url}${path}`, { headers })
      expect([response.status, response.headers.get('content-type')]).toEqual([
        ...[503, 'text/html; charset=utf-8'],
      ])
      const page = await response.text()
      expect(page).toContain(title)
      expect(page).toContain(`<a href="">${again}</a>`)
    }
    await writeFile(join(webAppFolder, 'index.html'), '<p>The page</p>')
    expect(await (await fetch(backend.url, { headers })).text()).toContain('The page')
    await rm(webAppFolder, { recursive: true })
  },
)

test('without a build the backend says what is missing', async () => {
  await using backend = await startEmptyBackend({}, { webAppFolder: '/nowhere' })
  const response = await fetch(backend.url)
  expect([response.status, await response.text()]).toEqual([
    503,
    'The web app is not built. Run `npm start` or `npm run build`.\n',
  ])
})
