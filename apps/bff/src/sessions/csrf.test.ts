import { expect, test } from 'vitest'
import { ana, here, startBackend, startEmptyBackend } from '../test/start-backend.ts'

const reset = { ...here, userId: ana, password: 'Long enough 12' }

test.each([
  ['without a token', { 'x-csrf-token': undefined }],
  ['with an empty token', { 'x-csrf-token': '' }],
  ['with a wrong token', { 'x-csrf-token': 'x'.repeat(43) }],
  ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ['from a sibling of the site', { 'sec-fetch-site': 'same-site' }],
  ['from another origin', { origin: 'https://evil.example' }],
  ['from a page without an origin', { origin: 'null' }],
  ['from another port of this machine', { origin: 'http://127.0.0.1:1' }],
])('a request %s is refused, written down, and changes nothing', async (_, headers) => {
  await using backend = await startBackend('helpDesk')
  for (const id of ['users.resetPassword', 'users.list'] as const)
    expect(await backend.call(id, id === 'users.list' ? here : reset, headers)).toMatchObject({
      status: 403,
      body: { code: 'ForgedRequest' },
    })
  expect((await backend.audit()).slice(1)).toMatchObject([
    { operation: 'users.resetPassword', phase: 'intent' },
    { operation: 'users.resetPassword', phase: 'outcome', outcome: 'ForgedRequest' },
  ])
  expect(await backend.metrics()).not.toContain('operation="ResetPassword"')
})

test.each([
  ['same-origin', undefined],
  ['same-origin', 'ours'],
  ['none', undefined],
  [undefined, 'ours'],
])('a request of our own pages is carried out (site %s, origin %s)', async (site, origin) => {
  await using backend = await startBackend('helpDesk')
  const { status } = await backend.call('users.resetPassword', reset, {
    'sec-fetch-site': site,
    origin: origin && backend.url,
  })
  expect(status).toBe(204)
})

test("another person's token is refused", async () => {
  await using backend = await startEmptyBackend()
  const [one, other] = [await backend.as('helpDesk'), await backend.as('helpDesk')]
  expect(one.csrfToken).not.toBe(other.csrfToken)
  expect(await one.call('users.list', here, { 'x-csrf-token': other.csrfToken })).toMatchObject({
    status: 403,
    body: { code: 'ForgedRequest' },
  })
})

test('another site cannot even ask for the token', async () => {
  await using backend = await startBackend('helpDesk')
  expect(
    await backend.call('session.describe', {}, { origin: 'https://evil.example' }),
  ).toMatchObject({ status: 403, body: { code: 'ForgedRequest' } })
})

test.each([
  ['the origin of a foreign host', { host: 'evil.test', origin: 'https://evil.test' }],
  ['http', { 'x-forwarded-proto': 'http', origin: 'http://mailroom.example' }],
  ['another port', { origin: 'https://mailroom.example:8443' }],
])('S6 a request from %s is refused, though the host is the same', async (_, headers) => {
  await using backend = await startBackend('helpDesk', {
    publicUrl: 'https://mailroom.example',
    trustProxy: 1,
  })
  expect(await backend.call('session.describe', {}, headers)).toMatchObject({
    status: 403,
    body: { code: 'ForgedRequest' },
  })
  const own = { origin: 'https://mailroom.example' }
  expect(await backend.call('session.describe', {}, own)).toMatchObject({ status: 200 })
})

test('S6 a console on this machine has the names of this machine, at its port only', async () => {
  await using backend = await startBackend('helpDesk')
  const { port } = new URL(backend.url)
  const statusFrom = async (origin: string) =>
    (await backend.call('session.describe', {}, { origin })).status
  expect(await statusFrom(`http://localhost:${port}`)).toBe(200)
  expect(await statusFrom(`https://localhost:${port}`)).toBe(403)
  expect(await statusFrom('http://localhost')).toBe(403)
})

test('signing out needs the token too', async () => {
  await using backend = await startBackend('helpDesk')
  expect(await backend.post('/auth/sign-out', '{}', { 'x-csrf-token': undefined })).toMatchObject({
    status: 403,
    body: { code: 'ForgedRequest' },
  })
  expect(await backend.call('session.describe', {})).toMatchObject({ status: 200 })
})
