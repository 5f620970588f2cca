import { sampleOrganizations, sampleUserId } from '@mailroom/local-aws'
import type { ImpersonationRole } from '@mailroom/schemas/impersonation-roles'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const place = { ...here, organizationId: sampleOrganizations.activeDirectory }
const OrganizationId = place.organizationId
const [ana, jurgen, siti] = [sampleUserId(1), sampleUserId(2), sampleUserId(3)]
const rule = (id: string, more: object = {}) => ({
  ...{ impersonationRuleId: id, name: `Rule ${id}`, effect: 'ALLOW', ...more },
})
const archive = { name: 'Archive', type: 'READ_ONLY', rules: [rule('a', { targetUsers: [ana] })] }

async function create(backend: Backend, role: object = archive) {
  const { status, body } = await backend.call('impersonationRoles.create', { ...place, ...role })
  expect(status, JSON.stringify(body)).toBe(200)
  const { impersonationRoleId } = body as { impersonationRoleId: string }
  return { ...place, impersonationRoleId }
}

async function roleOf(backend: Backend, which: object) {
  const { body } = await backend.call('impersonationRoles.get', which)
  return body as ImpersonationRole
}

const update = (backend: Backend, which: object, role: object, expected: object) =>
  backend.call('impersonationRoles.update', { ...which, ...role, expected })

test('IMP-04 IMP-05 IMP-06 a role is created with its rules, listed, and shown with line ends and both lists', async () => {
  await using backend = await startBackend('administrator')
  const role = {
    ...{ name: 'Full', type: 'FULL_ACCESS', description: 'Two\nlines' },
    rules: [
      rule('a', { description: 'Also\ntwo', targetUsers: [ana, jurgen], notTargetUsers: [jurgen] }),
      rule('b', { effect: 'DENY', notTargetUsers: [siti] }),
    ],
  }
  const which = await create(backend, role)
  const dates = { dateCreated: expect.any(String), dateModified: expect.any(String) }
  const { impersonationRoleId } = which
  expect(await roleOf(backend, which)).toEqual({ ...role, impersonationRoleId, ...dates })
  expect((await backend.call('impersonationRoles.list', place)).body).toEqual({
    items: [{ impersonationRoleId, name: 'Full', type: 'FULL_ACCESS', ...dates }],
  })
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [
      {
        ...{ operation: 'impersonationRoles.create', outcome: 'Succeeded' },
        target: { kind: 'IMPERSONATION_ROLE', id: impersonationRoleId, name: 'Full' },
      },
    ],
  })
})

test('IMP-07 USR-15 a role is replaced as a whole, untouched rules keep their ids, and the trail has it before and after', async () => {
  await using backend = await startBackend('administrator')
  const before = { ...archive, description: 'Old', rules: [rule('a'), rule('b')] }
  const which = await create(backend, before)
  const after = {
    ...{ name: 'Archive', type: 'FULL_ACCESS' },
    rules: [rule('b'), rule('c', { effect: 'DENY', targetUsers: [siti] })],
  }
  expect(await update(backend, which, after, before)).toMatchObject({ status: 204 })
  const { description, ...saved } = await roleOf(backend, which)
  expect(saved).toMatchObject(after)
  expect(description).toBeUndefined()
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [
      {
        ...{ operation: 'impersonationRoles.update', before, input: after },
        target: { kind: 'IMPERSONATION_ROLE', id: which.impersonationRoleId, name: 'Archive' },
      },
    ],
  })
})

test('IMP-07 USR-15 what somebody else has changed meanwhile is not overwritten, but another order of rules or users is no change', async () => {
  await using backend = await startBackend('administrator')
  const rules = [rule('a', { targetUsers: [ana, jurgen] }), rule('b')]
  const which = await create(backend, { ...archive, rules })
  const reordered = [rule('b'), rule('a', { targetUsers: [jurgen, ana] })]
  const renamed = { ...archive, name: 'Archiver', rules }
  expect(await update(backend, which, renamed, { ...archive, rules: reordered })).toMatchObject({
    status: 204,
  })
  const seen = { ...archive, rules: [rule('a')] }
  expect(await update(backend, which, seen, seen)).toMatchObject({
    status: 409,
    body: {
      code: 'Conflict',
      conflicts: {
        name: { expected: 'Archive', current: 'Archiver' },
        rules: { expected: [rule('a')], current: rules },
      },
    },
  })
  expect(await roleOf(backend, which)).toMatchObject(renamed)
  await backend.workmail.deleteImpersonationRole({
    ...{ OrganizationId, ImpersonationRoleId: which.impersonationRoleId },
  })
  const gone = { status: 410, body: { code: 'Gone' } }
  expect(await update(backend, which, renamed, renamed)).toMatchObject(gone)
})

test('IMP-09 USR-15 a role is deleted as it was seen, also from the access rules; deleting it again is no error', async () => {
  await using backend = await startBackend('administrator')
  const which = await create(backend)
  const remove = (expected: object) =>
    backend.call('impersonationRoles.delete', { ...which, expected })
  expect(await remove({ ...archive, type: 'FULL_ACCESS' })).toMatchObject({
    status: 409,
    body: { code: 'Conflict' },
  })
  expect(await roleOf(backend, which)).toMatchObject(archive)
  expect(await remove(archive)).toMatchObject({ status: 204 })
  expect((await backend.call('impersonationRoles.get', which)).body).toMatchObject({
    code: 'ResourceNotFoundException',
  })
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [
      {
        ...{ operation: 'impersonationRoles.delete', before: archive },
        target: { kind: 'IMPERSONATION_ROLE', id: which.impersonationRoleId, name: 'Archive' },
      },
    ],
  })
  expect(await remove(archive)).toMatchObject({ status: 204 })
})

test.each<[string, object, string, string]>([
  ['without a name', { name: '' }, 'name', 'required'],
  ['with a name of another role, in capital letters', { name: 'TAKEN' }, 'name', 'roleNameTaken'],
  ['with a line end in its name', { name: 'A\nB' }, 'name', 'format'],
  ['with an empty description', { description: '' }, 'description', 'required'],
  ['of an unknown type', { type: 'WRITE' }, 'type', 'choice'],
  [
    'with two rules of an id',
    { rules: [rule('a'), rule('a', { name: 'x' })] },
    'rules.1',
    'ruleTwice',
  ],
  [
    'with two rules of a name',
    { rules: [rule('a'), rule('b', { name: 'RULE A' })] },
    'rules.1.name',
    'ruleNameTwice',
  ],
  [
    'with an empty list of users',
    { rules: [rule('a', { targetUsers: [] })] },
    'rules.0.targetUsers',
    'required',
  ],
  [
    'with eleven users',
    { rules: [rule('a', { targetUsers: Array(11).fill(ana) })] },
    'rules.0.targetUsers',
    'tooLong',
  ],
  [
    'with eleven rules',
    { rules: Array.from({ length: 11 }, (_, at) => rule(`${at}`)) },
    'rules',
    'tooLong',
  ],
  [
    'for a user who is unknown',
    { rules: [rule('a', { notTargetUsers: [sampleUserId(999)] })] },
    'rules',
    'EntityNotFoundException',
  ],
])(
  'IMP-05 IMP-07 a role %s is neither created nor becomes one, and its field says why',
  async (_, wrong, field, code) => {
    await using backend = await startBackend('administrator')
    await create(backend, { ...archive, name: 'Taken' })
    const which = await create(backend)
    for (const { status, body } of [
      await backend.call('impersonationRoles.create', {
        ...place,
        ...archive,
        name: 'New',
        ...wrong,
      }),
      await update(backend, which, { ...archive, ...wrong }, archive),
    ]) {
      // A name that AWS has may stay, whatever it is.
      if (status === 204) expect(field).toBe('name')
      else expect([status, body]).toMatchObject([400, { fields: { [field]: { code } } }])
    }
    const { body } = await backend.call('impersonationRoles.list', place)
    expect((body as { items: unknown[] }).items).toHaveLength(2)
  },
)

test('QUOTA-33 AWS refuses the twenty-first role, and lists all twenty', async () => {
  await using backend = await startBackend('administrator')
  for (let number = 1; number <= 20; number++)
    await create(backend, { ...archive, name: `Role ${number}` })
  expect(
    await backend.call('impersonationRoles.create', { ...place, ...archive, name: 'One more' }),
  ).toMatchObject({ status: 400, body: { code: 'LimitExceededException' } })
  const { body } = await backend.call('impersonationRoles.list', place)
  expect((body as { items: unknown[] }).items).toHaveLength(20)
})

test('IMP-08 the test of a role names the rules that decide, and with an address also the access rules', async () => {
  await using backend = await startBackend('helpDesk')
  const { workmail } = backend
  const { ImpersonationRoleId = '' } = await workmail.createImpersonationRole({
    ...{ OrganizationId, Name: 'Bot', Type: 'FULL_ACCESS' },
    Rules: [{ ImpersonationRuleId: 'all', Name: 'Everybody', Effect: 'ALLOW' }],
  })
  await workmail.putAccessControlRule({
    ...{ OrganizationId, Name: 'bot-inside', Effect: 'DENY', Description: 'Bots' },
    ...{ NotIpRanges: ['10.0.0.0/8'], ImpersonationRoleIds: [ImpersonationRoleId] },
  })
  const ask = (more: object) =>
    backend.call('impersonationRoles.getEffect', {
      ...{ ...place, impersonationRoleId: ImpersonationRoleId, targetUser: ana, ...more },
    })
  const allowed = {
    ...{ type: 'FULL_ACCESS', effect: 'ALLOW' },
    matchedRules: [{ impersonationRuleId: 'all', name: 'Everybody' }],
  }
  expect((await ask({})).body).toEqual(allowed)
  expect((await ask({ ipAddress: '192.0.2.1' })).body).toEqual({
    ...allowed,
    access: { effect: 'DENY', matchedRules: ['bot-inside'] },
  })
  expect((await ask({ ipAddress: '10.1.2.3' })).body).toMatchObject({
    access: { effect: 'ALLOW', matchedRules: ['default'] },
  })
  expect((await ask({ targetUser: 'nobody' })).body).toMatchObject({
    fields: { targetUser: { code: 'EntityNotFoundException' } },
  })
  expect((await ask({ ipAddress: '2001:db8::1' })).body).toMatchObject({
    fields: { ipAddress: { code: 'ipAddress' } },
  })
})
