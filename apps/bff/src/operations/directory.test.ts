import {
  sampleGroupId,
  sampleOrganizations,
  sampleResourceId,
  sampleUserId,
} from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { ana, here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

const OrganizationId = here.organizationId
const allStaff = sampleGroupId(1)
const sales = sampleGroupId(3)
const lisboa = sampleResourceId(1)

test('USR-15 editing a user keeps unchanged members, clears emptied ones, and shows what somebody else has changed', async () => {
  await using backend = await startBackend('administrator')
  const edit = (changes: object, expected: object) =>
    backend.call('users.update', { ...here, userId: ana, ...changes, expected })
  expect(
    await edit({ city: 'Porto', telephone: '' }, { city: 'Lisboa', telephone: '+351 21 555 0101' }),
  ).toMatchObject({ status: 200, body: {} })
  const user = await backend.workmail.describeUser({ OrganizationId, UserId: ana })
  expect(user).toMatchObject({ City: 'Porto', Department: 'Sales', FirstName: 'Ana' })
  expect(user.Telephone ?? '').toBe('')

  const refused = await edit({ city: 'Faro', company: 'Example Ltd' }, { city: 'Lisboa' })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'Conflict', conflicts: { city: { expected: 'Lisboa', current: 'Porto' } } },
  })
  expect(await backend.workmail.describeUser({ OrganizationId, UserId: ana })).toMatchObject({
    City: 'Porto',
    Company: 'Example Corp',
  })
  // The same change by both is no conflict.
  expect((await edit({ city: 'Porto' }, { city: 'Lisboa' })).status).toBe(200)
})

test('USR-11 GRP-06 RES-05 if the new address is taken nothing changes; if only the rest fails, the answer says so', async () => {
  await using backend = await startBackend('administrator')
  const update = (email: string) =>
    backend.call('groups.update', {
      ...{ ...here, groupId: sales, email, hiddenFromGlobalAddressList: true },
      expected: { email: 'sales@example.com', hiddenFromGlobalAddressList: false },
    })
  expect(await update('support@example.com')).toMatchObject({
    status: 400,
    body: { fields: { email: { code: 'EmailAddressInUseException' } } },
  })
  expect(await backend.workmail.describeGroup({ OrganizationId, GroupId: sales })).toMatchObject({
    Email: 'sales@example.com',
    HiddenFromGlobalAddressList: false,
  })
  await backend.faults({ operation: 'UpdateGroup', kind: 'status', count: 1 })
  expect(await update('sellers@example.com')).toMatchObject({
    status: 200,
    body: { notUpdated: { code: 'InternalFailure', requestId: expect.any(String) } },
  })
  expect(await backend.workmail.describeGroup({ OrganizationId, GroupId: sales })).toMatchObject({
    Email: 'sellers@example.com',
    HiddenFromGlobalAddressList: false,
  })
})

test('RES-05 RES-06 T-24 T-26 a resource is renamed without losing its options, and its options need a delegate', async () => {
  await using backend = await startBackend('administrator')
  const update = (changes: object, expected: object) =>
    backend.call('resources.update', { ...here, resourceId: lisboa, ...changes, expected })
  const asked = { autoDeclineRecurringRequests: true, autoDeclineConflictingRequests: true }
  expect((await update({ name: 'room.porto' }, { name: 'room.lisboa' })).status).toBe(200)
  expect(
    (await update({ bookingOptions: { autoAcceptRequests: true, ...asked } }, {})).status,
  ).toBe(200)
  expect(
    await backend.workmail.describeResource({ OrganizationId, ResourceId: lisboa }),
  ).toMatchObject({
    Name: 'room.porto',
    Description: 'Ground floor, 12 seats',
    BookingOptions: {
      AutoAcceptRequests: true,
      AutoDeclineRecurringRequests: true,
      AutoDeclineConflictingRequests: true,
    },
  })
  const withoutAnswers = { bookingOptions: { autoAcceptRequests: false, ...asked } }
  expect(await update(withoutAnswers, {})).toMatchObject({
    status: 400,
    body: { fields: { delegateId: { code: 'InvalidConfigurationException' } } },
  })
  expect((await update({ ...withoutAnswers, delegateId: ana }, {})).status).toBe(200)
  expect(
    await backend.call('resourceDelegates.list', { ...here, resourceId: lisboa }),
  ).toMatchObject({ body: { items: [{ id: ana, type: 'USER' }] } })
  expect(await update({ description: '' }, { description: 'Another' })).toMatchObject({
    status: 409,
    body: {
      conflicts: { description: { expected: 'Another', current: 'Ground floor, 12 seats' } },
    },
  })
})

test('GRP-07 PERM-03 the recipients of a group are listed with every path, through nested groups and past disabled ones', async () => {
  await using backend = await startBackend('administrator')
  const associate = (GroupId: string, MemberId: string) =>
    backend.workmail.associateMemberToGroup({ OrganizationId, GroupId, MemberId })
  await associate(allStaff, ana)
  await backend.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: sampleGroupId(5) })
  const { status, body } = await backend.call('groups.listRecipients', {
    ...here,
    groupId: allStaff,
  })
  expect(status).toBe(200)
  const { items, cycles, notEnabled } = body as {
    items: { name: string; state: string; paths: { name: string }[][] }[]
    cycles: string[][]
    notEnabled: { name: string }[]
  }
  const pathsOf = (name: string) =>
    items.find((item) => item.name === name)?.paths.map((path) => path.map((group) => group.name))
  expect(pathsOf('ana.silva')).toEqual([['All Staff', 'Departments', 'Sales'], ['All Staff']])
  expect(pathsOf('siti.rahayu')).toEqual([['All Staff', 'Departments', 'Support']])
  expect(cycles).toEqual([])
  expect(notEnabled).toEqual([{ groupId: sampleGroupId(5), name: 'Engineering' }])
})

test('GRP-08 USR-33 all groups of a user are listed, also nested ones, with the path to each', async () => {
  await using backend = await startBackend('auditor')
  const { status, body } = await backend.call('groupMembers.listAllGroups', {
    ...here,
    entityId: ana,
  })
  expect(status).toBe(200)
  const group = (number: number, groupName: string) => ({
    groupId: sampleGroupId(number),
    groupName,
  })
  const [salesGroup, departments] = [group(3, 'Sales'), group(2, 'Departments')]
  expect(body).toEqual({
    items: [
      { ...salesGroup, through: [] },
      { ...departments, through: [salesGroup] },
      { ...group(9, 'Former project'), through: [salesGroup] },
      { ...group(1, 'All Staff'), through: [salesGroup, departments] },
    ],
    more: false,
  })
})

test('MOB-05 MOB-08 NOAPI-04 devices are listed and wiped at the local AWS only', async () => {
  await using backend = await startBackend('administrator')
  const device = { ...here, userId: sampleUserId(6), deviceId: 'K9MAIL77A1' }
  const wipe = (confirmation: string) =>
    backend.call('mobileDevices.wipe', { ...device, confirmation })
  expect(await wipe('something else')).toMatchObject({
    status: 400,
    body: { code: 'InvalidParameterException' },
  })
  expect((await wipe('K9MAIL77A1')).status).toBe(204)
  expect(
    await backend.call('mobileDevices.list', { ...here, userId: sampleUserId(6) }),
  ).toMatchObject({ body: { items: [{ deviceId: 'K9MAIL77A1', status: 'WIPE_REQUIRED' }] } })
  await using aws = await startOtherAws(() => ({ status: 500, body: '' }))
  await using account = await startBackend('administrator', { connections: [aws.connection] })
  expect(await account.call('mobileDevices.remove', device)).toMatchObject({
    status: 501,
    body: { code: 'NoPublicApi' },
  })
  expect(aws.calls).toEqual([])
})

test('GEN-07 T-28 a read-only directory refuses edits in AWS’s own words', async () => {
  await using backend = await startBackend('administrator')
  const inDirectory = { ...here, organizationId: sampleOrganizations.activeDirectory }
  const { body } = await backend.call('users.list', inDirectory)
  const [user] = (body as { items: { id: string }[] }).items
  const group = { name: 'New', email: 'new@corp.example', hiddenFromGlobalAddressList: false }
  for (const answer of [
    await backend.call('groups.create', { ...inDirectory, ...group }),
    await backend.call('users.update', {
      ...{ ...inDirectory, userId: user?.id, city: 'Porto' },
      expected: {},
    }),
  ])
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'UnsupportedOperationException' },
    })
})
