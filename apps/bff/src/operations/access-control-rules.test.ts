import { sampleOrganizations, sampleUserId } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

/** An organization with the default rule only. */
const place = { ...here, organizationId: sampleOrganizations.activeDirectory }
const ana = sampleUserId(1)
const noImap = { effect: 'DENY', description: 'No IMAP outside', actions: ['IMAP'] }
const narrow = { ...noImap, notIpRanges: ['10.0.0.0/8', '192.0.2.0/24'], notUserIds: [ana] }

const put = (backend: Backend, name: string, rule: object, expected: object) =>
  backend.call('accessControlRules.put', { ...place, name, ...rule, expected })

async function rulesOf(backend: Backend) {
  const { body } = await backend.call('accessControlRules.list', place)
  return (body as { items: { name: string }[] }).items
}

async function ruleNamed(backend: Backend, wanted: string) {
  return (await rulesOf(backend)).find(({ name }) => name === wanted)
}

test('ACR-22 ACR-23 a rule is created and then replaced as a whole, and the trail has it before and after', async () => {
  await using backend = await startBackend('administrator')
  expect(await put(backend, 'imap', narrow, {})).toMatchObject({ status: 204 })
  expect(await ruleNamed(backend, 'imap')).toMatchObject(narrow)
  const after = { effect: 'ALLOW', description: 'IMAP inside', ipRanges: ['10.0.0.0/8'] }
  expect(await put(backend, 'imap', after, narrow)).toMatchObject({ status: 204 })
  expect(await ruleNamed(backend, 'imap')).toEqual({
    ...{ name: 'imap', ...after },
    ...{ dateCreated: expect.any(String), dateModified: expect.any(String) },
  })
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [
      {
        operation: 'accessControlRules.put',
        outcome: 'Succeeded',
        before: { ...narrow, ipRanges: null, userIds: null },
        input: { name: 'imap', ...after },
      },
    ],
  })
})

test('ACR-22 creating a rule under a name that exists is refused, and replaces nothing', async () => {
  await using backend = await startBackend('administrator')
  expect(await put(backend, 'default', noImap, {})).toMatchObject({
    status: 400,
    body: { code: 'InvalidInput', fields: { name: { code: 'ruleNameTaken' } } },
  })
  expect(await rulesOf(backend)).toMatchObject([{ name: 'default', effect: 'ALLOW' }])
})

test('ACR-22 USR-15 of several people who create a rule of one name at once, one does, and the others read that there is one', async () => {
  await using backend = await startBackend('administrator')
  const rules = Array.from({ length: 6 }, (_, at) => ({ ...noImap, description: `Rule ${at}` }))
  const answers = await Promise.all(rules.map((rule) => put(backend, 'imap', rule, {})))
  const created = rules.filter((_, at) => answers[at]?.status === 204)
  expect(created).toHaveLength(1)
  const taken = { status: 400, body: { fields: { name: { code: 'ruleNameTaken' } } } }
  for (const answer of answers.filter(({ status }) => status !== 204))
    expect(answer).toMatchObject(taken)
  expect(await ruleNamed(backend, 'imap')).toMatchObject(created[0] ?? {})
})

test('ACR-23 USR-15 a rule that somebody else has changed or deleted meanwhile is not overwritten', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, 'imap', narrow, {})
  const seen = { ...narrow, notUserIds: [sampleUserId(2)] }
  expect(await put(backend, 'imap', { ...seen, effect: 'ALLOW' }, seen)).toMatchObject({
    status: 409,
    body: {
      code: 'Conflict',
      conflicts: { notUserIds: { expected: [sampleUserId(2)], current: [ana] } },
    },
  })
  expect(await ruleNamed(backend, 'imap')).toMatchObject(narrow)
  const { workmail } = backend
  await workmail.deleteAccessControlRule({ OrganizationId: place.organizationId, Name: 'imap' })
  const gone = { status: 410, body: { code: 'Gone' } }
  expect(await put(backend, 'imap', { ...narrow, effect: 'ALLOW' }, narrow)).toMatchObject(gone)
  expect(await ruleNamed(backend, 'imap')).toBeUndefined()
})

test('ACR-24 USR-15 a rule is deleted as it was seen, and the trail keeps what it said', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, 'imap', narrow, {})
  const remove = (expected: object) =>
    backend.call('accessControlRules.delete', { ...place, name: 'imap', expected })
  expect(await remove(noImap)).toMatchObject({ status: 409, body: { code: 'Conflict' } })
  expect(await ruleNamed(backend, 'imap')).toMatchObject(narrow)
  expect(await remove(narrow)).toMatchObject({ status: 204 })
  expect(await ruleNamed(backend, 'imap')).toBeUndefined()
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [{ operation: 'accessControlRules.delete', before: narrow, input: { name: 'imap' } }],
  })
  // AWS calls the deletion of a rule that is gone a success. Source: ACR-24.
  expect(await remove(narrow)).toMatchObject({ status: 204 })
})

test('ACR-04 a rule keeps the impersonation roles that no screen lists yet', async () => {
  await using backend = await startBackend('administrator')
  const { ImpersonationRoleId = '' } = await backend.workmail.createImpersonationRole({
    ...{ OrganizationId: place.organizationId, Name: 'Bot', Type: 'READ_ONLY', Rules: [] },
  })
  const rule = { ...noImap, actions: ['EWS'], impersonationRoleIds: [ImpersonationRoleId] }
  expect(await put(backend, 'bot', rule, {})).toMatchObject({ status: 204 })
  expect(await put(backend, 'bot', { ...rule, description: 'Bots' }, rule)).toMatchObject({
    status: 204,
  })
  expect(await ruleNamed(backend, 'bot')).toMatchObject({ ...rule, description: 'Bots' })
})

test.each<[string, object, string, string]>([
  ['without a description', { description: '' }, 'description', 'required'],
  ['with an unknown protocol', { actions: ['POP'] }, 'actions.0', 'choice'],
  ['with protocols, but none', { actions: [] }, 'actions', 'required'],
  ['for an IPv6 range', { ipRanges: ['10.0.0.0/8', '2001:db8::/32'] }, 'ipRanges.1', 'ipRange'],
  ['for an address without a length', { notIpRanges: ['10.0.0.1'] }, 'notIpRanges.0', 'ipRange'],
  ['for the eleventh user', { userIds: Array(11).fill(ana) }, 'userIds', 'tooLong'],
  [
    'for a user who is unknown',
    { userIds: [sampleUserId(999)] },
    'userIds',
    'EntityNotFoundException',
  ],
  [
    'for all but a user who is unknown',
    { notUserIds: [sampleUserId(999)] },
    'notUserIds',
    'EntityNotFoundException',
  ],
  [
    'for an impersonation role that is unknown',
    { actions: ['EWS'], impersonationRoleIds: ['00000000-0000-4000-8000-0000000000ff'] },
    'impersonationRoleIds',
    'ResourceNotFoundException',
  ],
])('ACR-04 ACR-22 a rule %s is refused at its field', async (_, wrong, field, code) => {
  await using backend = await startBackend('administrator')
  const { status, body } = await put(backend, 'imap', { ...noImap, ...wrong }, {})
  expect([status, body]).toMatchObject([400, { fields: { [field]: { code } } }])
  expect(await ruleNamed(backend, 'imap')).toBeUndefined()
})

test('ACR-04 ACR-23 protocols and ranges that this version does not know are kept, and no others are taken', async () => {
  await using backend = await startBackend('administrator')
  const { workmail } = backend
  const OrganizationId = place.organizationId
  // AWS takes host bits; Mailroom calls them a slip.
  const odd = { actions: ['IMAP'], ipRanges: ['192.0.2.7/24'] }
  await workmail.putAccessControlRule({
    ...{ OrganizationId, Name: 'odd', Effect: 'DENY', Description: 'Odd' },
    ...{ Actions: odd.actions, IpRanges: odd.ipRanges },
  })
  const rule = { effect: 'DENY', description: 'Odd', ...odd }
  const renewed = await put(backend, 'odd', { ...rule, description: 'Kept' }, rule)
  expect(renewed).toMatchObject({ status: 204 })
  expect(await ruleNamed(backend, 'odd')).toMatchObject({ ...odd, description: 'Kept' })
  const seen = { ...rule, description: 'Kept' }
  const other = { ...seen, ipRanges: ['192.0.2.7/24', '198.51.100.7/24'] }
  expect(await put(backend, 'odd', other, seen)).toMatchObject({
    ...{ status: 400, body: { fields: { 'ipRanges.1': { code: 'ipRange' } } } },
  })
})

const renameTo = (backend: Backend, newName: string, expected: object) =>
  backend.call('accessControlRules.rename', { ...place, name: 'imap', newName, expected })

test('ACR-23 a rule is renamed as a whole, and the trail has one entry with what it said', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, 'imap', narrow, {})
  expect(await renameTo(backend, 'default', narrow)).toMatchObject({
    ...{ status: 400, body: { fields: { newName: { code: 'ruleNameTaken' } } } },
  })
  expect(await renameTo(backend, 'no-imap', { ...narrow, notUserIds: [] })).toMatchObject({
    ...{ status: 409, body: { code: 'Conflict' } },
  })
  expect(await renameTo(backend, 'no-imap', narrow)).toMatchObject({ status: 200, body: {} })
  expect((await rulesOf(backend)).map(({ name }) => name)).toEqual(['default', 'no-imap'])
  expect(await ruleNamed(backend, 'no-imap')).toMatchObject(narrow)
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [
      {
        ...{ operation: 'accessControlRules.rename', outcome: 'Succeeded', before: narrow },
        ...{ target: { name: 'imap' }, input: { newName: 'no-imap' } },
      },
    ],
  })
  expect(await renameTo(backend, 'again', narrow)).toMatchObject({ status: 410 })
})

test('ACR-23 QUOTA-27 a rule is renamed only while there is room for its copy', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, 'imap', narrow, {})
  for (let number = 3; number <= 10; number++) await put(backend, `rule-${number}`, noImap, {})
  expect(await renameTo(backend, 'no-imap', narrow)).toMatchObject({
    ...{ status: 400, body: { fields: { newName: { code: 'noFreeSlot', limit: 10 } } } },
  })
  expect((await rulesOf(backend)).map(({ name }) => name)).toContain('imap')
})

test('ACR-23 a rule whose old name could not be deleted has both, and renaming it again does the rest', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, 'imap', narrow, {})
  await backend.faults({ operation: 'DeleteAccessControlRule', kind: 'expiredToken', count: 1 })
  const half = await renameTo(backend, 'no-imap', narrow)
  expect(half).toMatchObject({
    status: 200,
    body: { notUpdated: { code: 'ExpiredTokenException' } },
  })
  expect((await rulesOf(backend)).map(({ name }) => name)).toEqual(['default', 'imap', 'no-imap'])
  expect(await renameTo(backend, 'no-imap', narrow)).toMatchObject({ status: 200, body: {} })
  expect((await rulesOf(backend)).map(({ name }) => name)).toEqual(['default', 'no-imap'])
})

test('ACR-23 D12 a rule whose old name was deleted is renamed, although the answer about it is lost', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, 'imap', narrow, {})
  const lost = { operation: 'DeleteAccessControlRule', kind: 'drop', count: 1 } as const
  await backend.faults({ ...lost, afterwards: true })
  expect(await renameTo(backend, 'no-imap', narrow)).toEqual(
    expect.objectContaining({ status: 200, body: {} }),
  )
  expect(await backend.faultsLeft()).toBe(0)
  expect((await rulesOf(backend)).map(({ name }) => name)).toEqual(['default', 'no-imap'])
  expect((await backend.audit()).at(-1)).toMatchObject({
    ...{ operation: 'accessControlRules.rename', outcome: 'FoundDone' },
  })
})

test('ACR-23 D12 a rule whose deletion never reached AWS has both names, the answer says so, and renaming it again does the rest', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, 'imap', narrow, {})
  await backend.faults({ operation: 'DeleteAccessControlRule', kind: 'drop', count: 1 })
  expect(await renameTo(backend, 'no-imap', narrow)).toMatchObject({
    status: 200,
    body: {
      notUpdated: {
        ...{ code: 'AwsUnreachable', mayHaveChanged: true },
        operation: 'accessControlRules.delete',
      },
    },
  })
  expect((await rulesOf(backend)).map(({ name }) => name)).toEqual(['default', 'imap', 'no-imap'])
  expect(await renameTo(backend, 'no-imap', narrow)).toMatchObject({ status: 200, body: {} })
  expect((await rulesOf(backend)).map(({ name }) => name)).toEqual(['default', 'no-imap'])
})

test.each<[string, object, string, string]>([
  ['neither a user nor a role', { action: 'EWS' }, 'userId', 'choice'],
  [
    'a user and a role',
    { action: 'EWS', userId: ana, impersonationRoleId: 'bot' },
    'userId',
    'choice',
  ],
  ['a role with IMAP', { action: 'IMAP', impersonationRoleId: 'bot' }, 'action', 'onlyEws'],
  [
    'a role that is unknown',
    { action: 'EWS', impersonationRoleId: '00000000-0000-4000-8000-0000000000ff' },
    'impersonationRoleId',
    'ResourceNotFoundException',
  ],
])('ACR-14 ACR-25 a test by %s is refused at its field', async (_, access, field, code) => {
  await using backend = await startBackend('helpDesk')
  const input = { ...place, ipAddress: '192.0.2.9', ...access }
  expect(await backend.call('accessControlRules.getEffect', input)).toMatchObject({
    ...{ status: 400, body: { fields: { [field]: { code } } } },
  })
})

test('ACR-11 ACR-25 an access by an impersonation role is tested', async () => {
  await using backend = await startBackend('helpDesk')
  const { ImpersonationRoleId: impersonationRoleId = '' } =
    await backend.workmail.createImpersonationRole({
      ...{ OrganizationId: place.organizationId, Name: 'Bot', Type: 'READ_ONLY', Rules: [] },
    })
  await backend.workmail.putAccessControlRule({
    ...{ OrganizationId: place.organizationId, Name: 'bot', Effect: 'DENY', Description: 'Bot' },
    ...{ ImpersonationRoleIds: [impersonationRoleId], NotIpRanges: ['192.0.2.0/24'] },
  })
  const effect = async (ipAddress: string) =>
    (
      await backend.call('accessControlRules.getEffect', {
        ...{ ...place, action: 'EWS', ipAddress, impersonationRoleId },
      })
    ).body
  expect(await effect('203.0.113.5')).toEqual({ effect: 'DENY', matchedRules: ['bot'] })
  expect(await effect('192.0.2.9')).toEqual({ effect: 'ALLOW', matchedRules: ['default'] })
})

test('ACR-22 AWS refuses the eleventh rule', async () => {
  await using backend = await startBackend('administrator')
  for (let number = 2; number <= 10; number++)
    expect(await put(backend, `rule-${number}`, noImap, {})).toMatchObject({ status: 204 })
  expect(await put(backend, 'rule-11', noImap, {})).toMatchObject({
    status: 400,
    body: { code: 'LimitExceededException' },
  })
})

test('ACR-12 ACR-13 ACR-25 the test of an access names the rules that decide', async () => {
  await using backend = await startBackend('helpDesk')
  const { workmail } = backend
  const common = { OrganizationId: place.organizationId, Effect: 'DENY' as const }
  for (const Name of ['z-imap', 'imap'])
    await workmail.putAccessControlRule({ ...common, Name, Description: Name, Actions: ['IMAP'] })
  const effect = async (action: string) =>
    (
      await backend.call('accessControlRules.getEffect', {
        ...{ ...place, action, ipAddress: '192.0.2.1', userId: ana },
      })
    ).body
  expect(await effect('IMAP')).toEqual({ effect: 'DENY', matchedRules: ['imap', 'z-imap'] })
  expect(await effect('EWS')).toEqual({ effect: 'ALLOW', matchedRules: ['default'] })
  await workmail.deleteAccessControlRule({ OrganizationId: place.organizationId, Name: 'default' })
  expect(await effect('EWS')).toEqual({ effect: 'DENY', matchedRules: [] })
})
