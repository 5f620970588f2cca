import { expect, test } from 'vitest'
import { openSession, startEmptyBackend } from '../test/start-backend.ts'
import { hasGlewlwyd, startGlewlwyd } from '../test/start-glewlwyd.ts'

/** Glewlwyd does not decode it, so it has characters only that need no encoding. */
const clientSecret = 'The-secret_of.the~client-1'

/** Starts Glewlwyd with a client that proves itself by the given method, and the console with it. */
async function startBoth(method: string, secret = clientSecret) {
  await using started = new AsyncDisposableStack()
  const glewlwyd = started.use(await startGlewlwyd())
  const backend = started.use(
    await startEmptyBackend({
      oidc: {
        ...{ issuer: glewlwyd.issuer, clientId: 'mailroom', clientSecret: secret },
        ...{ scope: 'openid', accountClaim: 'sub', roleClaim: 'groups' },
        roles: { admins: 'administrator', desk: 'helpDesk', audit: 'auditor' },
      },
    }),
  )
  await glewlwyd.addClient(method, clientSecret, `${backend.url}/auth/callback`)
  const running = started.move()
  return { glewlwyd, backend, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

const skipsBecause = 'Debian’s package glewlwyd is not installed (apt-get install glewlwyd)'

test.skipIf(!hasGlewlwyd)(
  `M1 S12 people sign in at Glewlwyd, whose clients use client_secret_basic, with all their roles${hasGlewlwyd ? '' : `: ${skipsBecause}`}`,
  { timeout: 60_000 },
  async () => {
    await using both = await startBoth('client_secret_basic')
    const { glewlwyd, backend } = both
    await glewlwyd.addUser('olga', ['staff', 'audit', 'desk'])
    await glewlwyd.addUser('eve', ['staff'])
    const browser = backend.newBrowser()
    expect(await glewlwyd.signIn(browser, backend.url, 'olga')).toBe('/sessions')
    const { call } = await openSession(backend.url, browser)
    expect(await call('session.describe', {})).toMatchObject({
      body: { account: { name: 'The person olga' }, roles: ['helpDesk', 'auditor'] },
    })
    expect(await call('auditEntries.list', {})).toMatchObject({ status: 200 })
    expect(await glewlwyd.signIn(backend.newBrowser(), backend.url, 'eve')).toBe(
      '/sign-in?problem=noRole&returnTo=%2Fsessions',
    )
  },
)

test.skipIf(!hasGlewlwyd)(
  `M1 the log names what Glewlwyd refuses${hasGlewlwyd ? '' : `: ${skipsBecause}`}`,
  { timeout: 60_000 },
  async () => {
    await using both = await startBoth('client_secret_basic', 'another-secret')
    const { glewlwyd, backend } = both
    await glewlwyd.addUser('olga', ['audit'])
    const page = await glewlwyd.signIn(backend.newBrowser(), backend.url, 'olga')
    expect(page).toMatch(/problem=clientRefused/)
    const line = backend.log.lines.find((each) => each.includes('sign-in failed'))
    expect(line).toMatch(/"oauthError":"\w+"/)
    expect(line).not.toContain('another-secret')
  },
)
