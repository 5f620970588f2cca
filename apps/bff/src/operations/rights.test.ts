import { sampleUserId } from '@mailroom/local-aws'
import { actionsOf, can, type Input, type OperationId, operations, roles } from '@mailroom/schemas'
import { expect, test } from 'vitest'
import {
  ana,
  here,
  neverEnabledUser,
  startBackend,
  startEmptyBackend,
} from '../test/start-backend.ts'

/** An input for every operation that works on the sample data; a new operation does not compile until it has one. */
const inputs: { [Id in OperationId]: Input<Id> } = {
  'session.describe': {},
  'organizations.list': { connectionId: here.connectionId, region: here.region },
  'organizations.describe': here,
  'mailDomains.list': here,
  'mailDomains.describe': { ...here, domainName: 'example.com' },
  'users.list': here,
  'users.find': { ...here, text: 'ana.silva@example.com' },
  'users.describe': { ...here, userId: ana },
  'users.create': {
    ...here,
    name: 'new.person',
    displayName: 'New Person',
    email: 'new.person@example.com',
    hiddenFromGlobalAddressList: false,
    role: 'USER',
    password: 'Long enough 12',
  },
  'users.enable': { ...here, userId: neverEnabledUser, email: 'new.colleague@example.com' },
  'users.disable': { ...here, userId: sampleUserId(2) },
  'users.delete': { ...here, userId: sampleUserId(12) },
  'users.resetPassword': { ...here, userId: ana, password: 'Long enough 12' },
  'aliases.list': { ...here, entityId: ana },
  'entities.describe': { ...here, email: 'ana@example.com' },
  'sessions.list': {},
  'sessions.revoke': { sessionId: 'replaced below' },
  'auditEntries.list': {},
}
const ids = Object.keys(operations) as OperationId[]

test.each(roles)(
  '%s may do what the declarations name the role for, and nothing else',
  async (role) => {
    await using backend = await startBackend(role)
    const moment = backend.clock.now().toISOString()
    const { id: sessionId } = await backend.store
      .insertInto('session')
      .values({
        ...{ key: 'other', id: 'other', content: '{}', account_id: 'x', account_name: 'x', role },
        ...{ created_at: moment, last_seen_at: moment, expires_at: '2027-01-01T00:00:00.000Z' },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const answers: Record<string, string> = {}
    for (const id of ids) {
      const input = id === 'sessions.revoke' ? { sessionId } : inputs[id]
      const { status, body } = await backend.call(id, input)
      answers[id] = status < 300 ? 'done' : `${status} ${JSON.stringify(body)}`
    }
    for (const id of ids)
      if (can(role, id)) expect(answers[id], id).toBe('done')
      else expect(answers[id], id).toMatch(/^403 .*"code":"NotAllowed"/)
  },
)

test('X-05 the operations call what they declare, so that the IAM policies suffice', async () => {
  await using backend = await startBackend('administrator')
  const calls = async () => {
    const { body } = await backend.get('/metrics')
    const lines = String(body).matchAll(/aws_call_duration_seconds_count\{operation="(\w+)"/g)
    return [...lines].map(([, operation]) => `workmail:${operation}`)
  }
  let before: string[] = []
  for (const id of ids) {
    await backend.call(id, inputs[id])
    const now = await calls()
    expect(actionsOf(id), id).toEqual(
      expect.arrayContaining(now.filter((call) => !before.includes(call))),
    )
    before = now
  }
  expect([...new Set(ids.flatMap(actionsOf))].sort()).toEqual([...new Set(before)].sort())
})

test('nobody who is not signed in may do anything', async () => {
  await using backend = await startEmptyBackend()
  for (const id of [...ids, 'users.destroy']) {
    const response = await backend.newBrowser().send(`${backend.url}/api/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(inputs['users.describe']),
    })
    expect([id, response.status, await response.json()]).toMatchObject([
      id,
      401,
      { code: 'NotSignedIn' },
    ])
  }
  expect(await backend.audit()).toEqual([])
})

test('a session with a role that does not exist counts as none', async () => {
  await using backend = await startBackend('administrator')
  const { content } = await backend.store
    .selectFrom('session')
    .select('content')
    .executeTakeFirstOrThrow()
  await backend.store
    .updateTable('session')
    .set({ content: content.replace('"administrator"', '"owner"') })
    .execute()
  expect(await backend.call('users.list', here)).toMatchObject({
    status: 401,
    body: { code: 'NotSignedIn' },
  })
})

test.each(['users.destroy', '__proto__', 'constructor', 'toString', 'users', 'USERS.LIST'])(
  'there is no operation %s',
  async (id) => {
    await using backend = await startBackend('administrator')
    expect(await backend.post(`/api/${id}`, '{}')).toMatchObject({
      status: 404,
      body: { code: 'OperationNotFound' },
    })
    expect(await backend.audit()).toHaveLength(1)
  },
)

test.each(['GET', 'PUT', 'DELETE', 'PATCH'])('%s carries nothing out', async (method) => {
  await using backend = await startBackend('administrator')
  const response = await backend.browser.send(`${backend.url}/api/users.list`, {
    method,
    headers: { 'content-type': 'application/json', 'x-csrf-token': backend.csrfToken },
    ...(method === 'GET' ? {} : { body: JSON.stringify(here) }),
  })
  expect([response.status, await response.json()]).toMatchObject([
    404,
    { code: 'OperationNotFound' },
  ])
})

test.each([
  ['another connection', { connectionId: 'elsewhere' }, 404, 'ConnectionNotFound'],
  ['another Region', { region: 'eu-central-1' }, 400, 'InvalidInput'],
  [
    'an organization of another Region',
    { region: 'eu-west-1' },
    400,
    'OrganizationNotFoundException',
  ],
] as const)('X-02 %s is not reached', async (_, where, status, code) => {
  await using backend = await startBackend('administrator')
  expect(await backend.call('users.list', { ...here, ...where })).toMatchObject({
    status,
    body: { code },
  })
})
