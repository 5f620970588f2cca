import { sampleOrganizations } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

/** An organization with the default rule only. */
const place = { ...here, organizationId: sampleOrganizations.activeDirectory }
const OrganizationId = place.organizationId
const old = { name: 'old', effect: 'DENY', deviceOperatingSystems: ['iOS 12', 'Android 8'] }

type Rule = { mobileDeviceAccessRuleId: string; name: string }

async function rulesOf(backend: Backend) {
  const { body } = await backend.call('mobileDeviceAccessRules.list', place)
  return (body as { items: Rule[] }).items
}

async function create(backend: Backend, rule: object, token?: string) {
  const clientToken = token === undefined ? {} : { clientToken: token }
  return backend.call('mobileDeviceAccessRules.create', { ...place, ...rule, ...clientToken })
}

async function createdId(backend: Backend, rule: object): Promise<string> {
  const { body } = await create(backend, rule)
  return (body as Rule).mobileDeviceAccessRuleId
}

const update = (backend: Backend, id: string, rule: object, expected: object) =>
  backend.call('mobileDeviceAccessRules.update', {
    ...{ ...place, mobileDeviceAccessRuleId: id, ...rule, expected },
  })

const lastEntry = async (backend: Backend) =>
  (await backend.call('auditEntries.list', { maxResults: 1 })).body

test('MDAR-03 MDAR-04 MDAR-08 a rule is created and then replaced as a whole, and the trail has it before and after', async () => {
  await using backend = await startBackend('administrator')
  const id = await createdId(backend, { ...old, description: 'No updates' })
  expect(await rulesOf(backend)).toMatchObject([
    { name: 'default', effect: 'ALLOW' },
    { mobileDeviceAccessRuleId: id, ...old, description: 'No updates' },
  ])
  const after = { name: 'types', effect: 'ALLOW', notDeviceTypes: ['Android'] }
  expect(await update(backend, id, after, { ...old, description: 'No updates' })).toMatchObject({
    status: 204,
  })
  expect((await rulesOf(backend))[1]).toEqual({
    ...{ mobileDeviceAccessRuleId: id, ...after },
    ...{ dateCreated: expect.any(String), dateModified: expect.any(String) },
  })
  expect(await lastEntry(backend)).toMatchObject({
    items: [
      {
        operation: 'mobileDeviceAccessRules.update',
        outcome: 'Succeeded',
        target: { kind: 'MOBILE_DEVICE_ACCESS_RULE', id },
        before: { ...old, description: 'No updates', notDeviceTypes: null },
        input: after,
      },
    ],
  })
})

test('MDAR-04 the same wish with the same token makes one rule', async () => {
  await using backend = await startBackend('administrator')
  const [first, second] = [await create(backend, old, 'wish'), await create(backend, old, 'wish')]
  expect(second.body).toEqual(first.body)
  expect(await rulesOf(backend)).toHaveLength(2)
})

test('MDAR-08 USR-15 a rule that somebody else has changed or deleted meanwhile is not overwritten', async () => {
  await using backend = await startBackend('administrator')
  const id = await createdId(backend, old)
  const seen = { ...old, deviceOperatingSystems: ['iOS 12'] }
  expect(await update(backend, id, { ...seen, effect: 'ALLOW' }, seen)).toMatchObject({
    status: 409,
    body: {
      code: 'Conflict',
      conflicts: {
        deviceOperatingSystems: { expected: ['iOS 12'], current: ['iOS 12', 'Android 8'] },
      },
    },
  })
  expect((await rulesOf(backend))[1]).toMatchObject(old)
  const { workmail } = backend
  await workmail.deleteMobileDeviceAccessRule({ OrganizationId, MobileDeviceAccessRuleId: id })
  expect(await update(backend, id, { ...old, effect: 'ALLOW' }, old)).toMatchObject({
    status: 410,
    body: { code: 'Gone' },
  })
  expect(await rulesOf(backend)).toHaveLength(1)
})

test('MDAR-09 USR-15 a rule is deleted as it was seen, the trail keeps what it said, and one that is gone is no error', async () => {
  await using backend = await startBackend('administrator')
  const id = await createdId(backend, old)
  const remove = (expected: object) =>
    backend.call('mobileDeviceAccessRules.delete', {
      ...{ ...place, mobileDeviceAccessRuleId: id, expected },
    })
  expect(await remove({ ...old, effect: 'ALLOW' })).toMatchObject({
    status: 409,
    body: { code: 'Conflict', conflicts: { effect: { expected: 'ALLOW', current: 'DENY' } } },
  })
  expect(await rulesOf(backend)).toHaveLength(2)
  expect(await remove(old)).toMatchObject({ status: 204 })
  expect(await rulesOf(backend)).toHaveLength(1)
  expect(await lastEntry(backend)).toMatchObject({
    items: [
      {
        operation: 'mobileDeviceAccessRules.delete',
        target: { kind: 'MOBILE_DEVICE_ACCESS_RULE', id, name: 'old' },
        before: old,
      },
    ],
  })
  expect(await remove(old)).toMatchObject({ status: 204 })
})

test('MDAR-04 both lists of a property, and values in any spelling, are kept on a round trip', async () => {
  await using backend = await startBackend('administrator')
  const both = {
    ...{ Name: 'both', Effect: 'DENY' as const, DeviceTypes: ['iPhone ', '$none'] },
    NotDeviceTypes: ['iPhone 3'],
  }
  const { MobileDeviceAccessRuleId: id = '' } = await backend.workmail.createMobileDeviceAccessRule(
    { OrganizationId, ...both },
  )
  const seen = {
    ...{ name: 'both', effect: 'DENY', deviceTypes: ['iPhone ', '$none'] },
    notDeviceTypes: ['iPhone 3'],
  }
  expect((await rulesOf(backend))[1]).toMatchObject(seen)
  expect(await update(backend, id, { ...seen, name: 'both lists' }, seen)).toMatchObject({
    status: 204,
  })
  const { Rules = [] } = await backend.workmail.listMobileDeviceAccessRules({ OrganizationId })
  expect(Rules[1]).toMatchObject({ ...both, Name: 'both lists' })
})

test.each<[string, object, string, string]>([
  ['without a name', { name: '' }, 'name', 'required'],
  ['with an empty description', { description: '' }, 'description', 'required'],
  ['with a list of nothing', { deviceTypes: [] }, 'deviceTypes', 'required'],
  ['with eleven models', { deviceModels: Array(11).fill('x') }, 'deviceModels', 'tooLong'],
  [
    'with signs of another script',
    { notDeviceTypes: ['電話'] },
    'notDeviceTypes.0',
    'deviceProperty',
  ],
  ['with 257 characters', { deviceUserAgents: ['x'.repeat(257)] }, 'deviceUserAgents.0', 'tooLong'],
])('MDAR-04 a rule %s is refused at its field', async (_, wrong, field, code) => {
  await using backend = await startBackend('administrator')
  const { status, body } = await create(backend, { ...old, ...wrong })
  expect([status, body]).toMatchObject([400, { fields: { [field]: { code } } }])
  expect(await rulesOf(backend)).toHaveLength(1)
})

test('MDAR-04 AWS refuses the eleventh rule', async () => {
  await using backend = await startBackend('administrator')
  for (let number = 2; number <= 10; number++)
    expect(await create(backend, { ...old, name: `rule ${number}` })).toMatchObject({ status: 200 })
  expect(await create(backend, old)).toMatchObject({
    status: 400,
    body: { code: 'LimitExceededException' },
  })
})

test('MDAR-06 MDAR-10 the test of a device names the rules that decide, and a property that is not sent is not reported', async () => {
  await using backend = await startBackend('helpDesk')
  const { workmail } = backend
  await workmail.createMobileDeviceAccessRule({
    ...{ OrganizationId, Name: 'silent', Effect: 'DENY', DeviceTypes: ['$NONE'] },
  })
  const effect = async (device: object) =>
    (await backend.call('mobileDeviceAccessRules.getEffect', { ...place, ...device })).body
  expect(await effect({})).toMatchObject({ effect: 'DENY', matchedRules: [{ name: 'silent' }] })
  expect(await effect({ deviceType: 'iPhone' })).toMatchObject({
    ...{ effect: 'ALLOW', matchedRules: [{ name: 'default' }] },
  })
  for (const { mobileDeviceAccessRuleId: id } of await rulesOf(backend))
    await workmail.deleteMobileDeviceAccessRule({ OrganizationId, MobileDeviceAccessRuleId: id })
  expect(await effect({ deviceType: 'iPhone' })).toEqual({ effect: 'DENY', matchedRules: [] })
})

test.each(['helpDesk', 'auditor'] as const)(
  'MDAR-04 MDAR-08 MDAR-09 %s reads the rules and changes none',
  async (role) => {
    await using backend = await startBackend(role)
    const [rule] = await rulesOf(backend)
    const id = rule?.mobileDeviceAccessRuleId ?? ''
    const refused = { status: 403, body: { code: 'NotAllowed' } }
    expect(await create(backend, old)).toMatchObject(refused)
    expect(await update(backend, id, old, {})).toMatchObject(refused)
    expect(await rulesOf(backend)).toHaveLength(1)
  },
)
