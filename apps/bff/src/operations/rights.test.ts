import { sampleGroupId, sampleResourceId, sampleUserId } from '@mailroom/local-aws'
import { actionsOf, can, type Input, type OperationId, operations, roles } from '@mailroom/schemas'
import { expect, test, vi } from 'vitest'
import { putJobs } from '../test/put-jobs.ts'
import {
  ana,
  here,
  neverEnabledUser,
  startBackend,
  startEmptyBackend,
} from '../test/start-backend.ts'

/** The jobs in the inputs below. */
const jobStates = {
  planned: 'PLANNED',
  running: 'RUNNING',
  paused: 'PAUSED',
  alsoRunning: 'RUNNING',
  completed: 'COMPLETED',
  discarded: 'PLANNED',
  kept: 'PLANNED',
} as const

/** A tag that the tests set before the inputs below replace it. */
const oldTag = { key: 'old', value: '' }

async function setOldTag({ workmail }: Awaited<ReturnType<typeof startBackend>>) {
  const { ARN } = await workmail.describeOrganization({ OrganizationId: here.organizationId })
  await workmail.tagResource({ ResourceARN: ARN, Tags: [{ Key: oldTag.key, Value: oldTag.value }] })
}

/** What the access control rule of the inputs below says. */
const noImap = { effect: 'DENY' as const, description: 'No IMAP', actions: ['IMAP' as const] }

/**
 * An input for every operation that works on the sample data; a new operation does not compile
 * without one.
 */
const inputs: { [Id in OperationId]: Input<Id> } = {
  'session.describe': {},
  'connections.describe': { connectionId: here.connectionId, region: here.region },
  'organizations.list': { connectionId: here.connectionId, region: here.region },
  'organizations.describe': here,
  'organizationTags.list': here,
  'organizationTags.put': {
    ...here,
    tags: [{ key: 'stage', value: 'test' }],
    expected: { tags: [oldTag] },
  },
  'inboundDmarcSettings.describe': here,
  'inboundDmarcSettings.put': { ...here, enforced: false, expected: { enforced: true } },
  'accessControlRules.list': here,
  'accessControlRules.put': { ...here, name: 'imap', ...noImap, expected: {} },
  'accessControlRules.delete': { ...here, name: 'imap', expected: noImap },
  'accessControlRules.getEffect': { ...here, ipAddress: '192.0.2.1', action: 'EWS', userId: ana },
  'mailDomains.list': here,
  'mailDomains.describe': { ...here, domainName: 'example.com' },
  'sending.describe': { connectionId: here.connectionId, region: here.region },
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
  'users.update': { ...here, userId: ana, city: 'Porto', expected: { city: 'Lisboa' } },
  'groups.list': here,
  'groups.describe': { ...here, groupId: sampleGroupId(3) },
  'groups.listRecipients': { ...here, groupId: sampleGroupId(1) },
  'groups.create': {
    ...{ ...here, name: 'New team', email: 'new-team@example.com' },
    hiddenFromGlobalAddressList: false,
  },
  'groups.enable': { ...here, groupId: sampleGroupId(10), email: 'new-group@example.com' },
  'groups.disable': { ...here, groupId: sampleGroupId(7) },
  'groups.update': {
    ...{ ...here, groupId: sampleGroupId(3), email: 'sellers@example.com' },
    hiddenFromGlobalAddressList: true,
    expected: { hiddenFromGlobalAddressList: false },
  },
  'groups.delete': { ...here, groupId: sampleGroupId(9) },
  'groupMembers.list': { ...here, groupId: sampleGroupId(3) },
  'groupMembers.listGroups': { ...here, entityId: ana },
  'groupMembers.listAllGroups': { ...here, entityId: ana },
  'groupMembers.associate': { ...here, groupId: sampleGroupId(4), memberId: ana },
  'groupMembers.disassociate': { ...here, groupId: sampleGroupId(4), memberId: ana },
  'resources.list': here,
  'resources.describe': { ...here, resourceId: sampleResourceId(1) },
  'resources.create': {
    ...{ ...here, name: 'room.new', type: 'ROOM', email: 'room.new@example.com' },
    hiddenFromGlobalAddressList: false,
  },
  'resources.enable': { ...here, resourceId: sampleResourceId(6), email: 'camera@example.com' },
  'resources.disable': { ...here, resourceId: sampleResourceId(4) },
  'resources.update': {
    ...{ ...here, resourceId: sampleResourceId(1), email: 'lisboa@example.com' },
    ...{ name: 'room.porto', delegateId: ana, expected: { name: 'room.lisboa' } },
  },
  'resources.delete': { ...here, resourceId: sampleResourceId(3) },
  'resourceDelegates.list': { ...here, resourceId: sampleResourceId(2) },
  'resourceDelegates.associate': { ...here, resourceId: sampleResourceId(1), entityId: ana },
  'resourceDelegates.disassociate': { ...here, resourceId: sampleResourceId(1), entityId: ana },
  'aliases.create': { ...here, entityId: ana, alias: 'silva@example.com' },
  'aliases.delete': { ...here, entityId: ana, alias: 'silva@example.com' },
  'aliases.makePrimary': { ...here, entityId: ana, email: 'a.silva@example.com' },
  'mailboxPermissions.list': { ...here, entityId: ana },
  'mailboxPermissions.put': {
    ...{ ...here, entityId: ana, granteeId: sampleUserId(3) },
    ...{ permissionValues: ['SEND_AS'], expected: { permissionValues: [] } },
  },
  'mailboxPermissions.delete': { ...here, entityId: ana, granteeId: sampleUserId(3) },
  'mailboxes.describe': { ...here, userId: ana },
  'mailboxes.updateQuota': {
    ...{ ...here, userId: ana, mailboxQuota: 1_000, expected: { mailboxQuota: 51_200 } },
  },
  'passwordResets.list': here,
  'personalAccessTokens.list': here,
  'personalAccessTokens.delete': { ...here, personalAccessTokenId: 'no-such-token' },
  'identityProvider.describe': here,
  'mobileDeviceAccessOverrides.list': here,
  'mobileDeviceAccessOverrides.put': {
    ...{ ...here, userId: ana, deviceId: 'DEVICE1', effect: 'DENY' },
    expected: {},
  },
  'mobileDeviceAccessOverrides.delete': { ...here, userId: ana, deviceId: 'DEVICE1' },
  'mobileDevices.list': { ...here, userId: sampleUserId(6) },
  'mobileDevices.wipe': {
    ...{ ...here, userId: sampleUserId(6), deviceId: 'K9MAIL77A1', confirmation: 'K9MAIL77A1' },
  },
  'mobileDevices.remove': { ...here, userId: sampleUserId(6), deviceId: 'K9MAIL77A1' },
  'entities.search': { ...here, query: { text: 'silva' } },
  'entities.suggest': { ...here, text: 'ana.sliva' },
  'entities.refresh': here,
  'mailboxPermissions.listHeld': { ...here, entityId: ana },
  'entities.describe': { ...here, email: 'ana@example.com' },
  'jobs.list': here,
  'jobs.describe': { ...here, jobId: 'planned' },
  'jobs.plan': { ...here, change: { kind: 'disable', targets: { entityIds: [ana] } } },
  'jobs.start': { ...here, jobId: 'planned' },
  'jobs.pause': { ...here, jobId: 'running' },
  'jobs.resume': { ...here, jobId: 'paused' },
  'jobs.cancel': { ...here, jobId: 'alsoRunning' },
  'jobs.retry': { ...here, jobId: 'completed' },
  'jobs.discard': { ...here, jobId: 'discarded' },
  'jobRows.list': { ...here, jobId: 'planned' },
  'jobRows.update': { ...here, jobId: 'kept', number: 1, email: 'chosen@example.com' },
  'onboardingTemplates.list': here,
  'onboardingTemplates.put': {
    ...{ ...here, name: 'Sales', groupIds: [], addressPattern: '{name}@example.com' },
    ...{ aliasPatterns: [], attributes: {} },
  },
  'onboardingTemplates.delete': { ...here, templateId: 'template' },
  'sessions.list': {},
  'sessions.revoke': { sessionId: 'replaced below' },
  'auditEntries.list': {},
  'auditEntries.describe': { number: 2 },
  'auditEntries.describeProof': {},
  'auditEntries.countPerDay': {},
  'exports.record': { kind: 'LIST', operation: 'users.list', format: 'CSV', rows: 2 },
}
const ids = Object.keys(operations) as OperationId[]

test.each(roles)(
  '%s can call the operations whose declarations name the role, and no others',
  async (role) => {
    await using backend = await startBackend(role)
    await putJobs(backend.store, jobStates)
    await setOldTag(backend)
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
      if (can([role], id)) expect(answers[id], id).toBe('done')
      else expect(answers[id], id).toMatch(/^403 .*"code":"NotAllowed"/)
  },
)

test('X-05 the operations make the AWS calls that they declare, so that the IAM policies suffice', async () => {
  await using backend = await startBackend('administrator')
  await putJobs(backend.store, jobStates)
  await setOldTag(backend)
  const calls = async () => {
    const lines = (await backend.metrics()).matchAll(
      /aws_call_duration_seconds_count\{operation="(\w+)",outcome="\w+",service="(\w+)"/g,
    )
    return [...lines].map(([, operation, service]) => `${service}:${operation}`)
  }
  const filled = async () => {
    const filling = await backend.store
      .selectFrom('directory_index')
      .select('phase')
      .where('phase', '!=', 'COMPLETE')
      .execute()
    expect(filling).toEqual([])
  }
  let before: string[] = []
  for (const id of ids) {
    await backend.call(id, inputs[id])
    // The index calls AWS in the background on behalf of the operation that started it.
    await vi.waitFor(filled, { timeout: 15_000 })
    const now = await calls()
    expect(actionsOf(id), id).toEqual(
      expect.arrayContaining(now.filter((call) => !before.includes(call))),
    )
    before = now
  }
  expect([...new Set(ids.flatMap(actionsOf))].sort()).toEqual([...new Set(before)].sort())
})

test('without signing in, every operation is refused', async () => {
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

test('a session with an unknown role counts as none', async () => {
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
