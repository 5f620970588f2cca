import { expect, onTestFinished, test } from 'vitest'
import { startLocalIdentityProvider } from './local/identity-provider.ts'
import { ana, here, startEmptyBackend } from './test/start-backend.ts'

/** Returns everything in the store, as text. */
async function everythingIn({ store }: Awaited<ReturnType<typeof startEmptyBackend>>) {
  const tables = await Promise.all(
    (['session', 'audit_entry', 'setting'] as const).map((table) =>
      store.selectFrom(table).selectAll().execute(),
    ),
  )
  return JSON.stringify(tables)
}

test('T-29 a password goes to AWS only: no log line, table or answer contains it', async () => {
  await using backend = await startEmptyBackend()
  const { call, post } = await backend.as('administrator')
  const password = 'Canary-4711 ä'
  const reset = { ...here, userId: ana, password }
  const create = {
    ...{ ...here, name: 'canary.user', displayName: 'x', email: 'x@example.com', role: 'USER' },
    ...{ hiddenFromGlobalAddressList: false, password },
  }
  const send = async (id: Parameters<typeof call>[0], input: object) =>
    JSON.stringify((await call(id, input)).body)
  const answers = [
    await send('users.resetPassword', reset),
    await send('users.create', create),
    await send('users.create', create),
    await send('users.resetPassword', { ...reset, password: `${password}${'x'.repeat(300)}` }),
    await send('users.resetPassword', { ...reset, more: password }),
    await send('users.resetPassword', { ...reset, userId: { password } }),
    await send('users.list', { ...here, password }),
    // S7: a password that was typed into another field, too.
    await send('users.resetPassword', { ...reset, userId: password }),
    await send('users.resetPassword', { ...reset, userId: `the ${password} of Ann` }),
    await send('users.resetPassword', {
      ...reset,
      connectionId: 'canary-4711',
      password: 'canary-4711',
    }),
    await send('users.resetPassword', { ...reset, [password]: password }),
    await send('users.create', { ...create, displayName: `${password}!`, firstName: password }),
    JSON.stringify(await post(`/api/users.resetPassword/${encodeURIComponent(password)}`, '{}')),
    JSON.stringify(await post(`/api/Canary-4711`, JSON.stringify(reset))),
    JSON.stringify(await post(`/Canary-4711/Canary-4711.js`, JSON.stringify(reset))),
    String(await fetch(`${backend.url}/local/Canary-4711`).then((r) => r.status)),
    JSON.stringify(await post('/api/users.resetPassword', `{"password":"${password}"`)),
    JSON.stringify(
      await post(`/api/users.resetPassword?password=Canary-4711`, JSON.stringify(reset)),
    ),
    JSON.stringify(
      await post('/api/users.resetPassword', `password=${password}`, {
        'content-type': 'text/plain',
      }),
    ),
  ]
  for (const kind of ['drop', 'html', 'throttle'] as const) {
    await backend.faults({ operation: 'ResetPassword', kind, count: 1 })
    answers.push(await send('users.resetPassword', reset))
  }
  answers.push(await send('auditEntries.list', {}), await backend.metrics())
  const log = backend.log.lines.join('')
  expect(log.split('\n').length).toBeGreaterThan(15)
  for (const written of [log, await everythingIn(backend), ...answers])
    expect(written).not.toMatch(/canary-4711/i)
})

test('no log line and no table contains what opens a session', async () => {
  const sessionSecret = 'session-secret-canary-of-32-characters'
  await using backend = await startEmptyBackend({ sessionSecret })
  const { browser, csrfToken, call } = await backend.as('administrator')
  const choice = await browser.visit(`${backend.url}/auth/sign-in`)
  const { url } = await browser.press(choice, 'auditor@mailroom.example', {
    stopsAt: (next) => next.startsWith(`${backend.url}/auth/callback`),
  })
  const { searchParams } = new URL(url)
  await browser.send(url)
  await browser.send(url)
  await call('users.list', here)
  const cookie = browser.cookie('mailroom') ?? ''
  const [id = ''] = decodeURIComponent(cookie).slice(2).split('.')
  const opens = [sessionSecret, csrfToken, cookie, id, searchParams.get('code') ?? '']
  for (const secret of opens) expect(secret.length).toBeGreaterThan(20)
  const log = backend.log.lines.join('')
  expect(log).toContain('/auth/callback')
  expect(log).not.toContain('code=')
  const stored = await everythingIn(backend)
  for (const secret of opens)
    for (const written of [log, stored]) expect(written).not.toContain(secret)
})

test('a provider that refuses our client is logged without our secret', async () => {
  const publicUrl = 'http://mailroom.example'
  const provider = await startLocalIdentityProvider(0, publicUrl)
  onTestFinished(provider.close)
  const oidc = { ...provider.settings, clientSecret: 'client-secret-canary' }
  await using backend = await startEmptyBackend({ publicUrl, oidc })
  await expect(backend.as('administrator')).rejects.toThrow('answers 401')
  const log = backend.log.lines.join('')
  expect(log).toContain('sign-in failed')
  expect(log).not.toContain('client-secret-canary')
  expect(log).not.toContain(Buffer.from('mailroom:client-secret-canary').toString('base64'))
  expect(await backend.audit()).toMatchObject([{ operation: 'signIn', outcome: 'clientRefused' }])
})
