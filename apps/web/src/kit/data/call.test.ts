import { expect, test } from 'vitest'
import { refusal, session, startBackend } from '../testing/backend.ts'
import { call, forgetToken } from './call.ts'
import { apiErrorOf } from './failure.ts'

const organization = {
  connectionId: 'local',
  region: 'us-east-1',
  organizationId: 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8',
} as const

async function failureOf(promise: Promise<unknown>) {
  return apiErrorOf(await promise.then(undefined, (failure: unknown) => failure))
}

test('every request carries the token of the session, which is fetched once', async () => {
  await using backend = await startBackend({
    'organizations.list': () => ({ items: [] }),
    'sessions.list': () => ({ items: [] }),
  })
  forgetToken()
  const { organizationId: _, ...region } = organization
  await Promise.all([call('organizations.list', region), call('sessions.list', {})])
  expect(backend.of('session.describe')).toHaveLength(1)
  expect(backend.of('organizations.list')).toMatchObject([{ csrfToken: 'token-1', input: region }])
})

test('a session that is read for something else brings its token along', async () => {
  await using backend = await startBackend({ 'sessions.list': () => ({ items: [] }) })
  forgetToken()
  await call('session.describe', {})
  await call('sessions.list', {})
  expect(backend.of('session.describe')).toHaveLength(1)
})

test('a token of a session that another tab replaced is renewed, once', async () => {
  let token = 1
  await using backend = await startBackend({
    'session.describe': () => ({ ...session, csrfToken: `token-${token++}` }),
    'sessions.revoke': () => {
      const refused = backend.of('sessions.revoke').at(-1)?.csrfToken === 'token-1'
      return refused ? refusal(403, 'ForgedRequest') : undefined
    },
  })
  forgetToken()
  await call('sessions.revoke', { sessionId: 's-1' })
  expect(backend.of('sessions.revoke').map(({ csrfToken }) => csrfToken)).toEqual([
    'token-1',
    'token-2',
  ])
})

test('a refusal keeps its code, its ids and its fields', async () => {
  const fields = { sessionId: { code: 'SessionNotFound' } }
  await using _ = await startBackend({
    'sessions.revoke': () => refusal(404, 'SessionNotFound', { awsRequestId: 'aws-1', fields }),
  })
  forgetToken()
  expect(await failureOf(call('sessions.revoke', { sessionId: 's-1' }))).toMatchObject({
    code: 'SessionNotFound',
    requestId: 'r-1',
    awsRequestId: 'aws-1',
    fields,
  })
})

test("an answer that does not match the operation's declaration is an error", async () => {
  await using backend = await startBackend({})
  Object.assign(backend.answers, { 'sessions.list': () => ({ items: [{ id: 1 }] }) })
  forgetToken()
  const error = await failureOf(call('sessions.list', {}))
  expect(error.code).toBe('UnexpectedAnswer')
  expect(error.message).toContain('items.0.id')
})

test.each([
  ['without a code', 502, {}, 'UnexpectedAnswer'],
  ['by its own fault', 500, { code: 'InternalError' }, 'InternalError'],
])(
  'GEN-10 a write that the backend fails %s may have been carried out, a read changes nothing',
  async (_, status, rest, code) => {
    const failed = () => ({ status, error: { message: '', requestId: 'r-1', ...rest } })
    await using backend = await startBackend({})
    Object.assign(backend.answers, { 'sessions.list': failed, 'sessions.revoke': failed })
    forgetToken()
    const write = await failureOf(call('sessions.revoke', { sessionId: 's-1' }))
    expect(write).toMatchObject({ code, mayHaveChanged: true, operation: 'sessions.revoke' })
    const read = await failureOf(call('sessions.list', {}))
    expect([read.code, read.mayHaveChanged]).toEqual([code, undefined])
  },
)

test('an unreachable backend is told apart from one that refuses', async () => {
  const backend = await startBackend({})
  await backend[Symbol.asyncDispose]()
  forgetToken()
  expect(await failureOf(call('sessions.list', {}))).toMatchObject({ code: 'Unreachable' })
})

test('a write is not sent for somebody else who has signed in in another tab, until the screen shows them', async () => {
  let other = false
  const bob = { account: { id: 'bob', name: 'Bob' }, csrfToken: 'token-2' }
  await using backend = await startBackend({
    'session.describe': () => ({ ...session, ...(other ? bob : {}) }),
    'sessions.list': () => ({ items: [] }),
    'sessions.revoke': () =>
      backend.of('sessions.revoke').at(-1)?.csrfToken === 'token-1'
        ? refusal(403, 'ForgedRequest')
        : undefined,
  })
  forgetToken()
  await call('session.describe', {})
  other = true
  const send = () => call('sessions.revoke', { sessionId: 's-1' })
  expect(await failureOf(send())).toMatchObject({ code: 'OtherAccount' })
  expect(await failureOf(send())).toMatchObject({ code: 'OtherAccount' })
  await call('sessions.list', {})
  expect(backend.of('sessions.revoke').map(({ csrfToken }) => csrfToken)).toEqual(['token-1'])
  await call('session.describe', {})
  await send()
  expect(backend.of('sessions.revoke').at(-1)).toMatchObject({ csrfToken: 'token-2' })
})
