import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBrowser } from '../test/browser.ts'
import { signInWith as begin, passThrough, startForeignProvider } from '../test/foreign-provider.ts'
import { openSession, startEmptyBackend } from '../test/start-backend.ts'

const ada = { sub: 'ada', name: 'Ada', role: 'administrator' }

async function signInWith(...parameters: Parameters<typeof begin>) {
  const signedIn = await begin(...parameters)
  onTestFinished(() => signedIn[Symbol.asyncDispose]())
  return signedIn
}

/** Returns whom the backend takes a browser for. */
async function whoIs({ backend, browser }: Awaited<ReturnType<typeof begin>>) {
  const { call } = await openSession(backend.url, browser)
  return (await call('session.describe', {})).body
}

describe('M1 the client proves who it is as the discovery document says', () => {
  test.each([
    ['offers basic', ['client_secret_post', 'client_secret_basic'], 'basic'],
    ['says nothing', undefined, 'basic'],
    ['offers the body only', ['client_secret_post'], 'post'],
  ] as const)('if it %s', async (_, methods, expected) => {
    const { page, provider } = await signInWith(ada, {}, (each) =>
      each.discovers({ token_endpoint_auth_methods_supported: methods }),
    )
    expect(page).toBe('/sessions')
    const [{ authorization, body } = { authorization: '', body: {} }] = provider.tokenRequests
    // Both parts are form-encoded (RFC 6749 §2.3.1).
    const basic = `Basic ${btoa('mailroom:a+secret+of%3A+the+client')}`
    expect(authorization).toBe(expected === 'basic' ? basic : undefined)
    expect(JSON.stringify(body).includes('client_secret')).toBe(expected === 'post')
  })

  test('without a secret and a key it is a public client', async () => {
    const provider = await startForeignProvider(ada)
    onTestFinished(() => provider[Symbol.asyncDispose]())
    const { clientSecret: _, ...oidc } = provider.settings
    await using backend = await startEmptyBackend({ oidc })
    expect(await passThrough(backend.url, backend.newBrowser())).toBe('/sessions')
    expect(provider.tokenRequests).toMatchObject([
      { authorization: undefined, body: { client_id: 'mailroom' } },
    ])
  })

  test.each([
    ['rsa', { modulusLength: 2_048 }, undefined, 'RS256'],
    ['rsa', { modulusLength: 2_048 }, ['PS256', 'ES256'], 'PS256'],
    ['ec', { namedCurve: 'P-256' }, undefined, 'ES256'],
  ] as const)('with a key of type %s it signs an assertion', async (type, options, algs, alg) => {
    const { privateKey } = generateKeyPairSync(type as 'rsa', options as { modulusLength: number })
    const provider = await startForeignProvider(ada)
    onTestFinished(() => provider[Symbol.asyncDispose]())
    provider.discovers({ token_endpoint_auth_signing_alg_values_supported: algs })
    const { clientSecret: _, ...settings } = provider.settings
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    await using backend = await startEmptyBackend({
      oidc: { ...settings, clientKey: { pem, id: 'key-1' } },
    })
    expect(await passThrough(backend.url, backend.newBrowser())).toBe('/sessions')
    const [{ body } = { body: {} }] = provider.tokenRequests
    const assertion = String(new Map(Object.entries(body ?? {})).get('client_assertion'))
    const [header = '', payload = ''] = assertion
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString())
    expect(JSON.parse(header)).toMatchObject({ alg, kid: 'key-1' })
    expect(JSON.parse(payload)).toMatchObject({ iss: 'mailroom', sub: 'mailroom' })
  })
})

test.each([
  ['in the body', 'client_secret_post', 400, {}],
  ['beside a challenge', 'client_secret_basic', 401, { 'www-authenticate': 'Basic realm="x"' }],
])("M1 the log has the provider's error %s, and the person is told", async (...given) => {
  const [, method, status, headers] = given
  const provider = await startForeignProvider(ada)
  onTestFinished(() => provider[Symbol.asyncDispose]())
  const { issuer, clientSecret: secret = '' } = provider.settings
  provider.discovers({
    token_endpoint: `${issuer}/refusing`,
    token_endpoint_auth_methods_supported: [method],
  })
  const refused = {
    error: 'invalid_client',
    error_description: `${secret} is not right ${'x'.repeat(1_000)}`,
  }
  provider.service.addRoute('POST', '/refusing', (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(refused))
  })
  await using backend = await startEmptyBackend({ oidc: provider.settings })
  const page = await passThrough(backend.url, backend.newBrowser())
  expect(page).toBe('/sign-in?problem=clientRefused&returnTo=%2Fsessions')
  const line = backend.log.lines.find((each) => each.includes('invalid_client')) ?? '{}'
  expect(JSON.parse(line)).toMatchObject({
    oauthError: 'invalid_client',
    oauthErrorDescription: expect.stringMatching(/^\*\*\* is not right x{200,300}$/),
    reason: 'clientRefused',
    address: '127.0.0.1',
  })
  expect(backend.log.lines.join('')).not.toContain(secret)
})

describe('roles', () => {
  const known = { helpDesk: 'helpDesk', auditor: 'auditor', 'a@x.example': 'auditor' } as const

  test.each([
    ['a text', 'role', { role: 'auditor' }, ['auditor']],
    ['a list', 'groups', { groups: ['other', 'helpDesk'] }, ['helpDesk']],
    ['S12 several values', 'groups', { groups: ['auditor', 'helpDesk'] }, ['helpDesk', 'auditor']],
    ['a path', 'realm_access.roles', { realm_access: { roles: ['auditor'] } }, ['auditor']],
    [
      'an address',
      'https://example.com/roles',
      { 'https://example.com/roles': ['auditor'] },
      ['auditor'],
    ],
    [
      'a name with dots',
      'my.roles',
      { 'my.roles': 'auditor', my: { roles: 'helpDesk' } },
      ['auditor'],
    ],
    [
      'a path through a name with dots',
      'resource_access.my.client.roles',
      { resource_access: { 'my.client': { roles: ['auditor'] } } },
      ['auditor'],
    ],
    ['a confirmed address', 'email', { email: 'a@x.example', email_verified: true }, ['auditor']],
    ['cognito', 'cognito:groups', { 'cognito:groups': ['auditor'] }, ['auditor']],
  ])('come from %s', async (_, roleClaim, claims, roles) => {
    const signedIn = await signInWith({ sub: 'ada', ...claims }, { roleClaim, roles: known })
    expect(await whoIs(signedIn)).toMatchObject({ account: { id: 'ada' }, roles })
    expect(await signedIn.backend.audit()).toMatchObject([
      { operation: 'signIn', outcome: 'Succeeded', role: roles.join(' ') },
    ])
  })

  test('come from the userinfo endpoint if the ID token lacks them', async () => {
    const signedIn = await signInWith(
      { sub: 'johndoe', realm_access: { other: [] } },
      { roleClaim: 'realm_access.roles' },
      ({ service }) =>
        service.on('beforeUserinfo', ({ body }) => {
          Object.assign(body, { realm_access: { roles: ['helpDesk', 'auditor'] } })
        }),
    )
    expect(await whoIs(signedIn)).toMatchObject({ roles: ['helpDesk', 'auditor'] })
  })

  test('S12 somebody who audits and helps may do both, and nothing more', async () => {
    const { backend, browser } = await signInWith({ ...ada, role: ['auditor', 'helpDesk'] })
    const { call } = await openSession(backend.url, browser)
    expect(await call('auditEntries.list', {})).toMatchObject({ status: 200 })
    expect(await call('sessions.list', {})).toMatchObject({
      body: { items: [{ roles: ['helpDesk', 'auditor'] }] },
    })
    // Allowed, so that the address is looked at; an auditor alone is refused before.
    expect(await call('users.resetPassword', {})).toMatchObject({ status: 400 })
    expect(await call('sessions.revoke', { sessionId: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'NotAllowed' },
    })
  })
})

describe('the person is told which claim was looked for, and no value', () => {
  test.each([
    ['no claim with roles', { role: undefined }, {}, 'noRoleClaim', 'role'],
    ['no known role', { role: ['canary'] }, {}, 'noRole', 'role'],
    ['an object for a role', { role: { helpDesk: true } }, {}, 'noRole', 'role'],
    ['no known role at a path', { a: { b: 'canary' } }, { roleClaim: 'a.b' }, 'noRole', 'a.b'],
    ['no account', {}, { accountClaim: 'upn' }, 'noAccount', 'upn'],
    [
      'S14 an unconfirmed address',
      { email: 'canary@x.example', email_verified: false },
      { accountClaim: 'email' },
      'emailNotVerified',
      'email_verified',
    ],
    [
      'S14 an address of unknown standing',
      { email: 'canary@x.example' },
      { accountClaim: 'email' },
      'emailNotVerified',
      'email_verified',
    ],
    [
      'S14 an unconfirmed address for a role',
      { email: 'canary@x.example', email_verified: false },
      { roleClaim: 'email', roles: { 'canary@x.example': 'administrator' } },
      'emailNotVerified',
      'email_verified',
    ],
    [
      'S14 NUL in the account',
      { oid: 'canary\u0000' },
      { accountClaim: 'oid' },
      'noAccount',
      'oid',
    ],
    [
      'S14 a direction mark',
      { oid: 'canary\u202Enimda' },
      { accountClaim: 'oid' },
      'noAccount',
      'oid',
    ],
    ['S14 a lone surrogate', { oid: 'canary\uD800' }, { accountClaim: 'oid' }, 'noAccount', 'oid'],
  ] as const)('%s', async (_, claims, settings, reason, claim) => {
    const { page, browser, backend } = await signInWith({ ...ada, ...claims }, settings)
    expect(page).toBe(`/sign-in?problem=${reason}&returnTo=%2Fsessions`)
    const answer = await browser.visit(`${backend.url}/auth/problem`)
    expect(JSON.parse(answer.text)).toEqual({ claim })
    await expect(openSession(backend.url, browser)).rejects.toThrow('answers 401')
    expect(await backend.audit()).toMatchObject([{ operation: 'signIn', outcome: reason }])
    const log = backend.log.lines.join('')
    expect(log).toContain(`"reason":"${reason}"`)
    expect(log).not.toContain('canary')
  })

  test('a stranger learns of no claim', async () => {
    await using backend = await startEmptyBackend()
    const { text } = await backend.newBrowser().visit(`${backend.url}/auth/problem`)
    expect(JSON.parse(text)).toEqual({})
  })
})

test('S14 a confirmed address names a person', async () => {
  const email = { email: 'ada@x.example', email_verified: true }
  expect(
    await whoIs(await signInWith({ ...ada, ...email }, { accountClaim: 'email' })),
  ).toMatchObject({
    account: { id: 'ada@x.example' },
  })
})

const dayAheadSeconds = Math.floor(Date.now() / 1_000) + 86_400

test.each([
  ['for another client', { azp: 'other' }],
  ['from the future', { iat: dayAheadSeconds, exp: dayAheadSeconds + 60 }],
  ['for another audience', { aud: 'other' }],
  ['with another nonce', { nonce: 'other' }],
])('S14 an ID token %s signs nobody in', async (_, claims) => {
  const { page } = await signInWith({ ...ada, ...claims })
  expect(page).toBe('/sign-in?problem=failed&returnTo=%2Fsessions')
})

test('S14 an ID token with a wrong signature signs nobody in', async () => {
  const { page } = await signInWith(ada, {}, ({ service }) =>
    service.on('beforeResponse', ({ body }) => {
      const [header, payload, signature] = String(body.id_token).split('.')
      const other = signature?.startsWith('A') ? 'B' : 'A'
      body.id_token = [header, payload, `${other}${signature?.slice(1)}`].join('.')
    }),
  )
  expect(page).toBe('/sign-in?problem=failed&returnTo=%2Fsessions')
})

test('a provider that is away is named, and people sign in once it is back', async () => {
  const provider = await startForeignProvider(ada)
  const { port } = provider.server.address()
  await provider[Symbol.asyncDispose]()
  await using backend = await startEmptyBackend({ oidc: provider.settings })
  expect(await passThrough(backend.url, backend.newBrowser())).toBe(
    '/sign-in?problem=unreachable&returnTo=%2Fsessions',
  )
  await provider.server.start(port, '127.0.0.1')
  onTestFinished(() => provider[Symbol.asyncDispose]())
  expect(await passThrough(backend.url, backend.newBrowser())).toBe('/sessions')
})

test('an issuer that differs by a slash is in the log as the provider names it', async () => {
  const provider = await startForeignProvider(ada)
  onTestFinished(() => provider[Symbol.asyncDispose]())
  const { issuer } = provider.settings
  provider.discovers({ issuer: `${issuer}/tenant/` })
  await using backend = await startEmptyBackend({ oidc: provider.settings })
  expect(await passThrough(backend.url, backend.newBrowser())).toMatch(/problem=failed/)
  expect(backend.log.lines.join('')).toContain(`"discoveredIssuer":"${issuer}/tenant/"`)
})

test('what a provider changes counts after an hour', async () => {
  const { provider, backend } = await signInWith(ada)
  provider.discovers({ token_endpoint_auth_methods_supported: ['client_secret_basic'] })
  const browser = createBrowser()
  await passThrough(backend.url, browser)
  backend.clock.advance(60)
  await passThrough(backend.url, browser)
  const used = provider.tokenRequests.map(({ authorization }) => authorization !== undefined)
  expect(used).toEqual([false, false, true])
})
