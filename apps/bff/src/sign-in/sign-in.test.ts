import { expect, onTestFinished, test } from 'vitest'
import { startLocalIdentityProvider } from '../local/identity-provider.ts'
import { createBrowser } from '../test/browser.ts'
import {
  here,
  openSession,
  signIn,
  startBackend,
  startEmptyBackend,
} from '../test/start-backend.ts'
import { localPath } from './local-path.ts'

const administrator = 'administrator@mailroom.example'

/** Signs in up to the callback: the browser has the code, and the console has not seen it yet. */
async function atTheCallback(backend: Awaited<ReturnType<typeof startEmptyBackend>>) {
  const browser = backend.newBrowser()
  const choice = await browser.visit(`${backend.url}/auth/sign-in?returnTo=/sessions`)
  const { url } = await browser.press(choice, administrator, {
    stopsAt: (next) => next.startsWith(`${backend.url}/auth/callback`),
  })
  return { browser, callback: new URL(url) }
}

test.each([
  ['administrator', 'Ada Administrator'],
  ['helpDesk', 'Henry Helpdesk'],
  ['auditor', 'Aud Auditor'],
] as const)('the sample account of the %s signs in, and the trail says so', async (role, name) => {
  await using backend = await startBackend(role)
  expect(await backend.call('session.describe', {})).toMatchObject({
    status: 200,
    body: { roles: [role], account: { id: `${role.toLowerCase()}@mailroom.example`, name } },
  })
  expect(await backend.audit()).toMatchObject([
    { operation: 'signIn', phase: 'outcome', outcome: 'Succeeded', role, input: '{}' },
  ])
})

test('a person who signs in returns to the page they asked for', async () => {
  await using backend = await startEmptyBackend()
  const wanted = '/local/us-east-1/organizations?filter=ä b&x=1#top'
  expect(await signIn(backend.newBrowser(), backend.url, 'auditor', wanted)).toBe(
    new URL(wanted, backend.url).href,
  )
})

test.each([
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/%0d%0aset-cookie:x=y\r\nlocation: https://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '@evil.example',
  '.evil.example',
  '',
  ' /users',
  `/${'x'.repeat(3_000)}`,
  '/auth/sign-in',
  '/AUTH/sign-out',
  '/api/openapi.json',
])('signing in does not lead to %j', async (returnTo) => {
  await using backend = await startEmptyBackend()
  expect(await signIn(backend.newBrowser(), backend.url, 'auditor', returnTo)).toBe(
    `${backend.url}/`,
  )
})

test.each(['/', '/sessions', '/a/b?c=d#e', '/users/a%2Fb', '/authors', '/apis'])(
  '%s is accepted as an address of the console',
  (path) => expect(localPath(path)).toBe(path),
)

test('two return addresses are refused', () => {
  expect(localPath(['/a', '/b'])).toBe('/')
})

test('signing in creates a new session, so that a planted one is worthless', async () => {
  await using backend = await startEmptyBackend()
  const browser = backend.newBrowser()
  await signIn(browser, backend.url, 'auditor')
  const planted = browser.cookie('mailroom')
  await signIn(browser, backend.url, 'administrator')
  expect(browser.cookie('mailroom')).not.toBe(planted)
  const answer = await fetch(`${backend.url}/api/session.describe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `mailroom=${planted}` },
    body: '{}',
  })
  expect(answer.status).toBe(401)
})

test.each([
  ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
  ['no state', (url: URL) => url.searchParams.delete('state')],
  ['two states', (url: URL) => url.searchParams.append('state', 'x')],
])('S5 coming back with %s changes nothing, and the sign-in can go on', async (_, change) => {
  await using backend = await startEmptyBackend()
  const { browser, callback } = await atTheCallback(backend)
  const changed = new URL(callback)
  change(changed)
  const answer = await browser.send(changed.href)
  expect(answer.headers.get('location')).toBe('/sign-in?problem=expired&returnTo=%2F')
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await backend.audit()).toEqual([])
  expect((await browser.send(callback.href)).headers.get('location')).toBe('/sessions')
})

test('S5 another site cannot sign anybody out by sending the browser here', async () => {
  await using backend = await startBackend('administrator')
  const { browser, url } = backend
  await browser.send(`${url}/auth/sign-in`)
  await browser.send(`${url}/auth/callback?code=1&state=1`)
  await browser.send(`${url}/auth/callback?error=access_denied`)
  expect(await backend.call('session.describe', {})).toMatchObject({ status: 200 })
})

test.each([
  ['cut off', (value: string) => value.slice(0, -2)],
  ['not signed', () => `j:${JSON.stringify({ pending: {}, endsAt: '2030-01-01T00:00:00Z' })}`],
])('S5 a sign-in whose cookie is %s was not begun', async (_, change) => {
  await using backend = await startEmptyBackend()
  const { browser, callback } = await atTheCallback(backend)
  const cookie = change(decodeURIComponent(browser.cookie('mailroom-sign-in') ?? ''))
  const answer = await browser.send(callback.href, {
    headers: { cookie: `mailroom-sign-in=${encodeURIComponent(cookie)}` },
  })
  expect(answer.headers.get('location')).toMatch(/problem=expired/)
})

test.each([
  ['another code', (url: URL) => url.searchParams.set('code', 'x'.repeat(43)), 'failed'],
  ['no code', (url: URL) => url.searchParams.delete('code'), 'failed'],
  ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example'), 'failed'],
  [
    'a refusal of the provider',
    (url: URL) => {
      url.searchParams.delete('code')
      url.searchParams.set('error', 'access_denied')
    },
    'denied',
  ],
  [
    'another error of the provider',
    (url: URL) => {
      url.searchParams.delete('code')
      url.searchParams.set('error', 'server_error')
    },
    'failed',
  ],
] as const)('coming back with %s signs nobody in', async (_, change, problem) => {
  await using backend = await startEmptyBackend()
  const { browser, callback } = await atTheCallback(backend)
  change(callback)
  const answer = await browser.send(callback.href)
  expect(answer.headers.get('location')).toBe(`/sign-in?problem=${problem}&returnTo=%2Fsessions`)
  await expect(openSession(backend.url, browser)).rejects.toThrow('answers 401')
  expect(await backend.audit()).toMatchObject([
    { operation: 'signIn', phase: 'outcome', outcome: problem, account: '' },
  ])
})

test('coming back twice signs in once', async () => {
  await using backend = await startEmptyBackend()
  const { browser, callback } = await atTheCallback(backend)
  expect((await browser.send(callback.href)).headers.get('location')).toBe('/sessions')
  const cookie = browser.cookie('mailroom')
  expect((await browser.send(callback.href)).headers.get('location')).toMatch(/problem=expired/)
  expect(browser.cookie('mailroom')).toBe(cookie)
  const { call } = await openSession(backend.url, browser)
  expect(await call('session.describe', {})).toMatchObject({
    body: { account: { id: administrator } },
  })
})

test("a code is worthless in another person's browser", async () => {
  await using backend = await startEmptyBackend()
  const { callback } = await atTheCallback(backend)
  const other = backend.newBrowser()
  await other.send(`${backend.url}/auth/sign-in`)
  expect((await other.send(callback.href)).headers.get('location')).toMatch(/problem=expired/)
  const stranger = await backend.newBrowser().send(callback.href)
  expect(stranger.headers.get('location')).toMatch(/problem=noCookie/)
})

test('who comes back without the cookie of the sign-in is told so, and keeps the target; later it has expired', async () => {
  await using backend = await startEmptyBackend()
  const { callback } = await atTheCallback(backend)
  const locationAt = async () =>
    (await backend.newBrowser().send(callback.href)).headers.get('location')
  expect(await locationAt()).toBe('/sign-in?problem=noCookie&returnTo=%2Fsessions')
  backend.clock.advance(10)
  expect(await locationAt()).toBe('/sign-in?problem=expired&returnTo=%2Fsessions')
})

test('the target of a sign-in cannot be read in its state, nor set by others', async () => {
  await using backend = await startEmptyBackend()
  const { callback } = await atTheCallback(backend)
  const state = Buffer.from(callback.searchParams.get('state') ?? '', 'base64url')
  expect(state.toString('latin1')).not.toContain('sessions')
  state[40] = (state[40] ?? 0) ^ 1
  callback.searchParams.set('state', state.toString('base64url'))
  const answer = await backend.newBrowser().send(callback.href)
  expect(answer.headers.get('location')).toBe('/sign-in?problem=expired&returnTo=%2F')
})

test('a sign-in that takes longer than ten minutes starts again', async () => {
  await using backend = await startEmptyBackend()
  const { browser, callback } = await atTheCallback(backend)
  backend.clock.advance(10)
  expect((await browser.send(callback.href)).headers.get('location')).toMatch(/problem=expired/)
})

test('an account without a role is refused and named in the trail, and the next sign-in asks for another', async () => {
  const publicUrl = 'http://mailroom.example'
  const provider = await startLocalIdentityProvider(0, publicUrl)
  onTestFinished(provider.close)
  const oidc = { ...provider.settings, roles: {} }
  await using backend = await startEmptyBackend({ publicUrl, oidc })
  const { browser, callback } = await atTheCallback(backend)
  expect((await browser.send(callback.href)).headers.get('location')).toMatch(/problem=noRole/)
  await expect(openSession(backend.url, browser)).rejects.toThrow('answers 401')
  expect(await backend.audit()).toMatchObject([{ outcome: 'noRole', account: administrator }])
  const again = await browser.send(`${backend.url}/auth/sign-in`)
  expect(again.headers.get('location')).toContain('prompt=login')
})

test('an account that the provider does not know is denied', async () => {
  await using backend = await startEmptyBackend()
  const browser = backend.newBrowser()
  const choice = await browser.visit(`${backend.url}/auth/sign-in`)
  const end = await browser.press(choice, 'eve@mailroom.example', {
    stopsAt: (next) => next.startsWith(`${backend.url}/sign-in`),
  })
  expect(end.url).toBe(`${backend.url}/sign-in?problem=denied&returnTo=%2F`)
})

test('an unreachable provider leads to a page that says so', async () => {
  await using backend = await startEmptyBackend({
    oidc: {
      ...{ issuer: 'http://127.0.0.1:1', clientId: 'x', scope: 'openid', accountClaim: 'sub' },
      ...{ roleClaim: 'role', roles: {} },
    },
  })
  const answer = await backend.newBrowser().send(`${backend.url}/auth/sign-in?returnTo=/sessions`)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    '/sign-in?problem=unreachable&returnTo=%2Fsessions',
  ])
})

test('repeated sign-ins are limited', async () => {
  await using backend = await startEmptyBackend({ signInsPerMinute: 2 })
  const browser = backend.newBrowser()
  const statuses = []
  for (let each = 0; each < 3; each++)
    statuses.push((await browser.send(`${backend.url}/auth/sign-in`)).status)
  expect(statuses).toEqual([302, 302, 429])
})

test('N3 somebody who signs in too often gets a page in three languages, not JSON', async () => {
  await using backend = await startEmptyBackend({ signInsPerMinute: 1 })
  const browser = backend.newBrowser()
  await browser.send(`${backend.url}/auth/callback`)
  const refused = await browser.send(`${backend.url}/auth/callback`)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const html = await refused.text()
  expect(html).toContain('content="0;url=/sign-in?problem=tooMany&amp;returnTo=%2F"')
})

test('N3 a fault during the sign-in is a page, too', async () => {
  await using backend = await startEmptyBackend()
  const { browser, callback } = await atTheCallback(backend)
  await backend.store.schema.dropTable('session').execute()
  const answer = await browser.send(callback.href)
  expect(answer.headers.get('location')).toBe('/sign-in?problem=failed&returnTo=%2Fsessions')
  expect(backend.log.lines.join('')).toContain('no such table')
})

test.each([
  ['sends no X-Forwarded-Proto', {}, 'does not send the header'],
  ['sends another one', { 'x-forwarded-proto': 'http' }, 'sends something else'],
])('N4 behind https, a proxy that %s is named as the cause', async (_, headers, words) => {
  await using backend = await startEmptyBackend({
    publicUrl: 'https://mailroom.example',
    trustProxy: 1,
  })
  for (const path of ['sign-in', 'callback']) {
    // Straight to the backend, so that the test browser adds no header of a proxy.
    const answer = await createBrowser().send(`http://127.0.0.1:${backend.port}/auth/${path}`, {
      headers: { host: 'mailroom.example', ...headers },
    })
    expect(answer.headers.get('location')).toBe('/sign-in?problem=noHttps&returnTo=%2F')
    expect(answer.headers.getSetCookie()).toEqual([])
  }
  expect(backend.log.lines.filter((line) => line.includes(words))).toHaveLength(2)
})

test('behind several proxies people are limited by their own addresses', async () => {
  await using backend = await startEmptyBackend({ signInsPerMinute: 1, trustProxy: 1 })
  const from = async (address: string) => {
    const { status } = await backend
      .newBrowser()
      .send(`${backend.url}/auth/sign-in`, { headers: { 'x-forwarded-for': address } })
    return status
  }
  expect([await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([302, 302])
  expect([await from('192.0.2.1'), await from('198.51.100.1, 192.0.2.2')]).toEqual([429, 429])
})

test('without a trusted proxy an invented address gives no further try', async () => {
  await using backend = await startEmptyBackend({ signInsPerMinute: 1 })
  const from = async (address: string) => {
    const { status } = await backend
      .newBrowser()
      .send(`${backend.url}/auth/sign-in`, { headers: { 'x-forwarded-for': address } })
    return status
  }
  expect([await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([302, 429])
})

test('signing out ends the session here and at the provider, and the trail says so', async () => {
  await using backend = await startBackend('helpDesk')
  const answer = await backend.post('/auth/sign-out', '{}')
  expect(answer).toMatchObject({ status: 200, body: { location: expect.any(String) } })
  // N2: the browser forgets the cookie and what it has stored of the pages.
  expect(answer.headers.get('clear-site-data')).toBe('"cache"')
  expect(backend.browser.cookie('mailroom')).toBeUndefined()
  const { location } = answer.body as { location: string }
  const end = await backend.browser.visit(location, {
    stopsAt: (next) => next.startsWith(backend.url),
  })
  expect(end.url).toBe(`${backend.url}/`)
  expect(await backend.call('users.list', here)).toMatchObject({ status: 401 })
  expect((await backend.audit()).at(-1)).toMatchObject({
    operation: 'signOut',
    outcome: 'Succeeded',
    account: 'helpdesk@mailroom.example',
  })
  const again = await backend.browser.visit(`${backend.url}/auth/sign-in`)
  expect(again.text).toContain('Choose an account')
})

test('another person can sign in at the same browser, even if the last one did not sign out', async () => {
  await using backend = await startEmptyBackend()
  const browser = backend.newBrowser()
  for (const role of ['administrator', 'auditor', 'auditor', 'helpDesk'] as const) {
    await signIn(browser, backend.url, role)
    const { call } = await openSession(backend.url, browser)
    expect(await call('session.describe', {})).toMatchObject({ body: { roles: [role] } })
  }
  expect(await backend.store.selectFrom('session').select('role').execute()).toEqual([
    { role: 'helpDesk' },
  ])
})

test('signing out without a session is refused', async () => {
  await using backend = await startEmptyBackend()
  const answer = await backend.newBrowser().send(`${backend.url}/auth/sign-out`, { method: 'POST' })
  expect(answer.status).toBe(401)
})

test('under https the cookie is bound to this exact host and is never sent without TLS', async () => {
  await using backend = await startEmptyBackend({
    publicUrl: 'https://mailroom.example',
    trustProxy: 1,
  })
  const response = await backend.newBrowser().send(`${backend.url}/auth/sign-in`)
  const [cookie = ''] = response.headers.getSetCookie()
  expect(cookie).toMatch(
    /^__Host-mailroom-sign-in=[^;]+; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
  const administrator = await backend.as('administrator')
  expect(await administrator.call('users.list', here)).toMatchObject({ status: 200 })
})

test('the local identity provider and the console use different cookies', async () => {
  await using backend = await startEmptyBackend()
  const { browser } = await atTheCallback(backend)
  const names = browser.cookieNames()
  expect(names.filter((name) => !name.startsWith('local_idp_'))).toEqual(['mailroom-sign-in'])
})

test("scripts and other sites cannot read the console's cookie, and it ends with the browser", async () => {
  await using backend = await startEmptyBackend()
  const response = await backend.newBrowser().send(`${backend.url}/auth/sign-in`)
  expect(response.headers.getSetCookie()[0]).toMatch(
    /^mailroom-sign-in=[^;]+; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
})
