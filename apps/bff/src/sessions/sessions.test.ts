import { expect, test } from 'vitest'
import * as z from 'zod'
import { here, type Session, startBackend, startEmptyBackend } from '../test/start-backend.ts'

const signedOut = { status: 401, body: { code: 'NotSignedIn' } }
const Sessions = z.object({
  items: z.array(
    z.object({ id: z.string(), current: z.boolean(), account: z.object({ id: z.string() }) }),
  ),
  nextToken: z.string().optional(),
})

/** Returns the ids of the sessions that a person sees besides their own. */
async function others(session: Session): Promise<string[]> {
  const { body } = await session.call('sessions.list', {})
  return Sessions.parse(body)
    .items.filter(({ current }) => !current)
    .map(({ id }) => id)
}

test('a session ends when it is not used for 30 minutes', async () => {
  await using backend = await startBackend('auditor')
  backend.clock.advance(29)
  expect(await backend.call('users.list', here)).toMatchObject({ status: 200 })
  backend.clock.advance(29)
  expect(await backend.call('users.list', here)).toMatchObject({ status: 200 })
  backend.clock.advance(30)
  expect(await backend.call('users.list', here)).toMatchObject(signedOut)
})

test('a session ends after twelve hours even if it is used', async () => {
  await using backend = await startBackend('auditor')
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    backend.clock.advance(20)
    expect(await backend.call('session.describe', {})).toMatchObject({ status: 200 })
  }
  backend.clock.advance(20)
  expect(await backend.call('session.describe', {})).toMatchObject(signedOut)
})

test('the lifetimes can be configured', async () => {
  await using backend = await startBackend('auditor', { sessionIdleMs: 60_000 })
  backend.clock.advance(1)
  expect(await backend.call('session.describe', {})).toMatchObject(signedOut)
})

test.each([1, 2, 30])(
  'S4 a session in use stays, with an idle time of %i minutes',
  async (idle) => {
    await using backend = await startBackend('auditor', { sessionIdleMs: idle * 60_000 })
    // Each use comes just before the idle time since the last one is over.
    const minutes = idle - Math.min(1, idle / 4) - 0.01
    for (let use = 0; use < 5; use++) {
      backend.clock.advance(0.01)
      expect(await backend.call('session.describe', {})).toMatchObject({ status: 200 })
      backend.clock.advance(minutes)
      expect(await backend.call('session.describe', {})).toMatchObject({ status: 200 })
    }
    backend.clock.advance(idle)
    expect(await backend.call('session.describe', {})).toMatchObject(signedOut)
  },
)

test('a session tells when it ends', async () => {
  await using backend = await startBackend('auditor')
  expect(await backend.call('session.describe', {})).toMatchObject({
    body: { expiresAt: '2026-11-24T12:30:00.000Z' },
  })
})

test('a revoked session is refused at its next request', async () => {
  await using backend = await startEmptyBackend()
  const administrator = await backend.as('administrator')
  const helpDesk = await backend.as('helpDesk')
  const [sessionId = ''] = await others(administrator)
  expect(await administrator.call('sessions.revoke', { sessionId })).toMatchObject({ status: 204 })
  expect(await helpDesk.call('users.list', here)).toMatchObject(signedOut)
  expect(await administrator.call('sessions.revoke', { sessionId })).toMatchObject({
    status: 404,
    body: { code: 'SessionNotFound', fields: { sessionId: { code: 'SessionNotFound' } } },
  })
})

test('a session that is revoked during a request is not restored', async () => {
  await using backend = await startEmptyBackend()
  const administrator = await backend.as('administrator')
  const helpDesk = await backend.as('helpDesk')
  const [sessionId = ''] = await others(administrator)
  backend.clock.advance(2)
  await backend.faults({ operation: 'ListUsers', kind: 'latency', latencyMs: 100 })
  const slow = helpDesk.call('users.list', here)
  await administrator.call('sessions.revoke', { sessionId })
  await slow
  expect(await helpDesk.call('session.describe', {})).toMatchObject(signedOut)
  expect(await others(administrator)).toEqual([])
})

test('the list of sessions has pages and shows nothing that opens a session', async () => {
  await using backend = await startEmptyBackend()
  const administrator = await backend.as('administrator')
  const auditor = await backend.as('auditor')
  const first = Sessions.parse((await administrator.call('sessions.list', { maxResults: 1 })).body)
  const { nextToken } = first
  const second = Sessions.parse(
    (await administrator.call('sessions.list', { maxResults: 1, nextToken })).body,
  )
  expect([first.items.length, second.items.length, second.nextToken]).toEqual([1, 1, undefined])
  const shown = JSON.stringify([first, second])
  const stored = JSON.stringify(await backend.store.selectFrom('session').selectAll().execute())
  for (const { browser } of [administrator, auditor]) {
    const id =
      decodeURIComponent(browser.cookie('mailroom') ?? '')
        .slice(2)
        .split('.')[0] ?? ''
    expect(id).toHaveLength(32)
    expect(shown + stored).not.toContain(id)
  }
})

test.each([
  ['cut off', (cookie: string) => cookie.slice(0, -1)],
  [
    'changed',
    (cookie: string) =>
      cookie.replace(/^s%3A(.)/, (_, first) => (first === 'a' ? 's%3Ab' : 's%3Aa')),
  ],
  ['unsigned', () => 'somebody'],
  ['empty', () => ''],
])('a cookie that is %s opens nothing', async (_, change) => {
  await using backend = await startBackend('administrator')
  const cookie = change(backend.browser.cookie('mailroom') ?? '')
  expect(
    await backend.call('session.describe', {}, { cookie: `mailroom=${cookie}` }),
  ).toMatchObject(signedOut)
})

test('an unreachable store is answered as our fault, without details', async () => {
  await using backend = await startBackend('administrator')
  await backend.store.schema.dropTable('session').execute()
  const answer = await backend.call('users.list', here)
  expect(answer).toMatchObject({ status: 500, body: { code: 'InternalError' } })
  expect(JSON.stringify(answer.body)).not.toMatch(/session"|table/)
  expect(backend.log.lines.join('')).toContain('no such table')
})

test('a store that fails after the answer is ready leaves the answer whole, and is logged', async () => {
  await using backend = await startBackend('administrator')
  backend.clock.advance(2)
  await backend.faults({ operation: 'ListUsers', kind: 'latency', latencyMs: 1_000, count: 1 })
  const slow = backend.call('users.list', here)
  await expect.poll(() => backend.faultsLeft(), { interval: 5, timeout: 10_000 }).toBe(0)
  await backend.store.schema.dropTable('session').execute()
  expect(await slow).toMatchObject({ status: 200, body: { items: expect.any(Array) } })
  expect(backend.log.lines.join('')).toContain('no such table')
})

test('the list has the address from which each session was used last', async () => {
  await using backend = await startBackend('administrator', { trustProxy: 1 })
  const auditor = await backend.as('auditor')
  const addressOf = async (role: string) => {
    const { body } = await backend.call('sessions.list', {})
    const { items } = z
      .object({ items: z.array(z.object({ roles: z.array(z.string()), address: z.string() })) })
      .parse(body)
    return items.find(({ roles }) => roles.includes(role))?.address
  }
  expect(await addressOf('auditor')).toMatch(/127\.0\.0\.1$/)
  await auditor.call('session.describe', {}, { 'x-forwarded-for': '192.0.2.7' })
  expect(await addressOf('auditor')).toBe('192.0.2.7')
  expect(await addressOf('administrator')).toMatch(/127\.0\.0\.1$/)
})
