import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { errorCodes } from '@mailroom/schemas/api-error'
import { expect, test } from 'vitest'
import { ana, here, startBackend, startEmptyBackend } from '../test/start-backend.ts'

const reset = { ...here, userId: ana, password: 'Long enough 12' }
const deep = (depth: number) => `{"userId":${'['.repeat(depth)}${']'.repeat(depth)}}`
const json = (input: object) => JSON.stringify(input)

test.each([
  ['no JSON', 'x', {}, 'InvalidInput'],
  ['half a JSON', '{"userId":', {}, 'InvalidInput'],
  ['nothing', '', {}, 'InvalidInput'],
  ['a list', '[]', {}, 'InvalidInput'],
  ['a list of objects', json([reset]), {}, 'InvalidInput'],
  ['a text', '"users"', {}, 'InvalidInput'],
  ['null', 'null', {}, 'InvalidInput'],
  ['a number', '1', {}, 'InvalidInput'],
  ['an empty object', '{}', {}, 'InvalidInput'],
  ['a member that is not declared', json({ ...reset, force: true }), {}, 'InvalidInput'],
  [
    '__proto__',
    json(reset).replace('{', '{"__proto__":{"password":"Long enough 12"},'),
    {},
    'InvalidInput',
  ],
  ['constructor', json(reset).replace('{', '{"constructor":{"prototype":{}},'), {}, 'InvalidInput'],
  [
    'an id of 10,000 characters',
    json({ ...reset, userId: 'x'.repeat(10_000) }),
    {},
    'InvalidInput',
  ],
  [
    'an id with a line break',
    json({ ...reset, organizationId: `${here.organizationId}\nx-role: administrator` }),
    {},
    'InvalidInput',
  ],
  ['an id that is a list', json({ ...reset, userId: [ana] }), {}, 'InvalidInput'],
  [
    'an id with a null character',
    json({ ...reset, organizationId: `${here.organizationId}\u0000` }),
    {},
    'InvalidInput',
  ],
  ['JSON of 20,000 levels', deep(20_000), {}, 'InvalidInput'],
  ['more than 64 kB', json({ ...reset, password: 'x'.repeat(70_000) }), {}, 'BodyTooLarge'],
  [
    'a form',
    'userId=x',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'UnsupportedMediaType',
  ],
  ['plain text', json(reset), { 'content-type': 'text/plain' }, 'UnsupportedMediaType'],
  [
    'no content type',
    new TextEncoder().encode(json(reset)),
    { 'content-type': undefined },
    'UnsupportedMediaType',
  ],
  [
    'N7 what says that it is UTF-16',
    json(reset),
    { 'content-type': 'application/json; charset="UTF-16"' },
    'UnsupportedMediaType',
  ],
  [
    'Latin-1',
    json(reset),
    { 'content-type': 'application/json; charset=latin1' },
    'UnsupportedMediaType',
  ],
  [
    'a compressed body',
    new Uint8Array(gzipSync(json(reset))),
    { 'content-encoding': 'gzip' },
    'UnsupportedMediaType',
  ],
  ['an invented compression', json(reset), { 'content-encoding': 'evil' }, 'UnsupportedMediaType'],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), {}, 'InvalidInput'],
] as const)(
  '%s is refused with its reason, is logged, and changes nothing',
  async (_, body, headers, code) => {
    await using backend = await startBackend('helpDesk')
    const answer = await backend.post('/api/users.resetPassword', body, headers)
    expect(answer).toMatchObject({
      status: errorCodes[code],
      body: { code, message: expect.any(String), requestId: answer.headers.get('x-request-id') },
    })
    expect((await backend.audit()).slice(1)).toMatchObject([
      { operation: 'users.resetPassword', phase: 'intent' },
      { operation: 'users.resetPassword', phase: 'outcome', outcome: code },
    ])
    expect(await backend.metrics()).not.toContain('operation="ResetPassword"')
    expect(await backend.call('users.resetPassword', reset)).toMatchObject({ status: 204 })
  },
)

test('each problem of an input is reported at its field', async () => {
  await using backend = await startBackend('administrator')
  const { body } = await backend.call('users.create', { ...here, name: '', email: 'x', more: 1 })
  expect(body).toMatchObject({
    code: 'InvalidInput',
    fields: {
      name: { code: 'required' },
      email: { code: 'format' },
      displayName: { code: 'required' },
      more: { code: 'unknown' },
    },
  })
})

test.each([
  '/api/%E0%A4%A',
  '/%E0%A4%A',
  '/auth/%E0%A4%A',
  '/api/users.list%00',
  '/..%2f..%2fetc/passwd',
  '/assets/missing.js',
  '//evil.example/%2e%2e',
])('%s leads nowhere, and to no fault', async (path) => {
  await using backend = await startEmptyBackend()
  const response = await fetch(`${backend.url}${path}`)
  expect([200, 400, 404]).toContain(response.status)
  expect(await response.text()).not.toMatch(/root:|node_modules|at .*:\d+:\d+/)
  expect(backend.log.lines.filter((line) => line.includes('"level":50'))).toEqual([])
})

test.each([
  ['its headers', 'POST /api/users.list HTTP/1.1\r\nhost: 127.0.0.1\r\n'],
  [
    'its body',
    'POST /api/users.list HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
  ],
])('N9 a connection whose request never ends %s is closed', async (_, bytes) => {
  await using backend = await startEmptyBackend({}, { arrivalTimeoutMs: 300 })
  const slow = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const socket = connect(Number(new URL(backend.url).port), '127.0.0.1')
      socket.write(bytes)
      // A connection that is closed before all of its request is read is reset.
      return text(socket).catch((error: NodeJS.ErrnoException) => {
        expect(error.code).toBe('ECONNRESET')
        return ''
      })
    }),
  )
  for (const answer of slow) expect(answer).toMatch(/^(?:HTTP\/1\.1 (?:408|401|403) |$)/)
  expect((await fetch(`${backend.url}/healthz`)).status).toBe(200)
})

test('the web app is read-only', async () => {
  await using backend = await startEmptyBackend()
  const response = await fetch(`${backend.url}/sessions`, { method: 'POST' })
  expect([response.status, await response.json()]).toMatchObject([
    404,
    { code: 'OperationNotFound' },
  ])
})

test('no header repeats what a caller sent', async () => {
  await using backend = await startBackend('administrator')
  const { headers } = await backend.call('users.list', here, {
    'x-request-id': 'evil',
    'x-forwarded-host': 'evil.example',
  })
  expect(JSON.stringify([...headers])).not.toContain('evil')
})

test('S6 a request for another host is refused before anything is done', async () => {
  await using backend = await startEmptyBackend()
  for (const host of ['evil.example', 'evil.example:80', '127.0.0.1:1', '@', '127.0.0.1']) {
    const answer = await backend
      .newBrowser()
      .send(`${backend.url}/auth/sign-in`, { headers: { host } })
    expect([host, answer.status, answer.headers.get('location')]).toEqual([host, 403, null])
    expect(await answer.text()).not.toContain('evil')
  }
})

test('S6 a proxy may name the host in a header of its own, and probes need not', async () => {
  await using backend = await startEmptyBackend({
    publicUrl: 'https://mailroom.example',
    trustProxy: 1,
  })
  const status = async (path: string, headers: Record<string, string>) =>
    (await backend.newBrowser().send(`${backend.url}${path}`, { headers })).status
  const host = '10.0.0.7:4100'
  expect(await status('/auth/sign-in', { host })).toBe(403)
  expect(await status('/auth/sign-in', { host, 'x-forwarded-host': 'mailroom.example' })).toBe(302)
  expect(await status('/readyz', { host })).toBe(200)
})
