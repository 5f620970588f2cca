import { sampleUserId } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { ana, here, startBackend } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const bruno = sampleUserId(2)
const device = { userId: ana, deviceId: 'DEVICE1' }
const template = {
  ...{ name: 'Sales', groupIds: [], addressPattern: '{name}@example.com' },
  ...{ aliasPatterns: [], attributes: {} },
}

async function lastEntry(backend: Backend): Promise<unknown> {
  const { body } = await backend.call('auditEntries.list', { maxResults: 1 })
  return z.object({ items: z.array(z.unknown()) }).parse(body).items[0]
}

/** Each write of AWS's settings: the values before, and the input without them. */
const edits = [
  ['mailboxes.updateQuota', { mailboxQuota: 51_200 }, { userId: ana, mailboxQuota: 700 }],
  [
    'mailboxPermissions.put',
    { permissionValues: [] },
    { entityId: ana, granteeId: bruno, permissionValues: ['SEND_AS', 'FULL_ACCESS'] },
  ],
  ['mobileDeviceAccessOverrides.put', {}, { ...device, effect: 'DENY', description: 'Lost' }],
] as const

test.each(edits)(
  'USR-15 %s changes nothing that somebody else has changed, and keeps the values before',
  async (id, seen, input) => {
    await using backend = await startBackend('administrator')
    const put = (values: object) => backend.call(id, { ...here, ...input, ...values })
    expect(await put({ expected: seen })).toMatchObject({ status: 204 })
    expect(await lastEntry(backend)).toMatchObject({ outcome: 'Succeeded', before: seen })
    // It is as it was wanted, so nothing is lost; lists of texts have no order.
    expect(await put({ expected: seen })).toMatchObject({ status: 204 })
    const others = {
      'mailboxes.updateQuota': { mailboxQuota: 800 },
      'mailboxPermissions.put': { permissionValues: ['SEND_ON_BEHALF'] },
      'mobileDeviceAccessOverrides.put': { effect: 'ALLOW', description: 'Found' },
    }
    const refused = await put({ ...others[id], expected: seen })
    expect(refused).toMatchObject({ status: 409, body: { code: 'Conflict' } })
    const { conflicts } = z
      .object({ conflicts: z.record(z.string(), z.object({ current: z.unknown() })) })
      .parse(refused.body)
    const current = Object.entries(conflicts).map(([name, each]) => [name, each.current])
    expect(input).toMatchObject(
      Object.fromEntries(
        current.map(([name, value]) => [
          name,
          Array.isArray(value) ? expect.arrayContaining(value) : value,
        ]),
      ),
    )
    expect(await put({ ...others[id], expected: Object.fromEntries(current) })).toMatchObject({
      status: 204,
    })
  },
)

test('USR-15 PERM-07 permissions are removed only as the person saw them, and the trail keeps them', async () => {
  await using backend = await startBackend('administrator')
  const permission = { entityId: ana, granteeId: bruno }
  const [OrganizationId, EntityId, GranteeId] = [here.organizationId, ana, bruno]
  await backend.workmail.putMailboxPermissions({
    ...{ OrganizationId, EntityId, GranteeId, PermissionValues: ['SEND_AS'] },
  })
  const remove = (permissionValues: string[]) =>
    backend.call('mailboxPermissions.delete', {
      ...{ ...here, ...permission, expected: { permissionValues } },
    })
  expect(await remove(['SEND_ON_BEHALF'])).toMatchObject({
    status: 409,
    body: { conflicts: { permissionValues: { current: ['SEND_AS'] } } },
  })
  expect(await remove(['SEND_AS'])).toMatchObject({ status: 204 })
  expect(await lastEntry(backend)).toMatchObject({
    ...{ outcome: 'Succeeded', before: { permissionValues: ['SEND_AS'] } },
  })
})

test('USR-15 a value that the caller has not seen is set whatever it is, and the trail keeps what it was', async () => {
  await using backend = await startBackend('administrator')
  const quota = { ...here, userId: ana, mailboxQuota: 700, expected: {} }
  expect(await backend.call('mailboxes.updateQuota', quota)).toMatchObject({ status: 204 })
  expect(await lastEntry(backend)).toMatchObject({ before: { mailboxQuota: 51_200 } })
  const user = { ...here, userId: ana, office: '7', city: 'Bonn', expected: { city: 'Nowhere' } }
  const refused = await backend.call('users.update', user)
  expect(refused).toMatchObject({ status: 409, body: { code: 'Conflict' } })
  const { conflicts } = z
    .object({ conflicts: z.record(z.string(), z.unknown()) })
    .parse(refused.body)
  expect(Object.keys(conflicts)).toEqual(['city'])
})

test('USR-15 a template changes only if it is as the person saw it, and tells what it was', async () => {
  await using backend = await startBackend('administrator')
  const put = (values: object) =>
    backend.call('onboardingTemplates.put', { ...here, ...template, ...values })
  const { templateId } = z.object({ templateId: z.string() }).parse((await put({})).body)
  expect(await put({ templateId, name: 'Support' })).toMatchObject({
    status: 400,
    body: { fields: { expected: { code: 'required' } } },
  })
  expect(await put({ templateId, name: 'Support', expected: template })).toMatchObject({
    status: 200,
  })
  const late = await put({ templateId, name: 'Consulting', expected: template })
  expect(late).toMatchObject({
    status: 409,
    body: { conflicts: { name: { expected: 'Sales', current: 'Support' } } },
  })
  expect(await backend.call('onboardingTemplates.list', here)).toMatchObject({
    body: { items: [{ templateId, name: 'Support' }] },
  })
  expect(await lastEntry(backend)).toMatchObject({
    outcome: 'Conflict',
    before: { name: 'Support' },
  })
})

test('USR-15 GEN-10 an edit of what somebody else has deleted is told that it no longer exists', async () => {
  await using backend = await startBackend('administrator')
  const { body } = await backend.call('onboardingTemplates.put', { ...here, ...template })
  const { templateId } = z.object({ templateId: z.string() }).parse(body)
  const remove = () => backend.call('onboardingTemplates.delete', { ...here, templateId })
  expect(await remove()).toMatchObject({ status: 204 })
  expect(await remove()).toMatchObject({ status: 410, body: { code: 'Gone' } })
  expect(
    await backend.call('onboardingTemplates.put', {
      ...{ ...here, ...template, templateId, name: 'Support', expected: template },
    }),
  ).toMatchObject({ status: 410, body: { code: 'Gone' } })
  const override = { ...here, ...device, effect: 'DENY', expected: { effect: 'ALLOW' } }
  expect(await backend.call('mobileDeviceAccessOverrides.put', override)).toMatchObject({
    status: 410,
    body: { code: 'Gone' },
  })
})

test('MDOV-04 an override is deleted only as the person saw it; one that is gone is as wanted', async () => {
  await using backend = await startBackend('administrator')
  const seen = { effect: 'DENY', description: 'Lost' }
  const put = { ...here, ...device, ...seen, expected: {} }
  expect(await backend.call('mobileDeviceAccessOverrides.put', put)).toMatchObject({ status: 204 })
  const remove = (expected: object) =>
    backend.call('mobileDeviceAccessOverrides.delete', { ...here, ...device, expected })
  expect(await remove({ ...seen, description: 'Found' })).toMatchObject({
    status: 409,
    body: {
      code: 'Conflict',
      conflicts: { description: { expected: 'Found', current: 'Lost' } },
    },
  })
  expect(await remove(seen)).toMatchObject({ status: 204 })
  expect(await lastEntry(backend)).toMatchObject({ outcome: 'Succeeded', before: seen })
  expect(await remove(seen)).toMatchObject({ status: 204 })
})
