import type { CreateGroupRequest, ListGroupsFilters } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { sampleGroupId } from '../sample/groups.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const sales = sampleGroupId(3)
const former = sampleGroupId(9)
const neverEnabled = sampleGroupId(10)
const ana = sampleUserId(1)

test('GRP-01 the list shows every group by name, the address of enabled ones only', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { Groups = [] } = await aws.workmail.listGroups({ OrganizationId })
  const names = Groups.map(({ Name = '' }) => Name)
  expect(names).toHaveLength(10)
  expect(names).toEqual(names.toSorted())
  expect(Groups.find(({ Id }) => Id === sales)).toEqual({
    Id: sales,
    Name: 'Sales',
    Email: 'sales@example.com',
    State: 'ENABLED',
    EnabledDate: new Date('2026-03-19T12:00:00Z'),
  })
  expect(Groups.find(({ Id }) => Id === former)).toEqual({
    Id: former,
    Name: 'Former project',
    State: 'DISABLED',
    EnabledDate: new Date('2026-03-19T12:00:00Z'),
    DisabledDate: new Date('2026-11-04T12:00:00Z'),
  })
})

test.each<[string, ListGroupsFilters, string[]]>([
  ['the beginning of a name', { NamePrefix: 'S' }, ['Sales', 'Support']],
  ['a name with signs of its own', { NamePrefix: 'Finance & H' }, ['Finance & Human Resources']],
  ['a name in another case', { NamePrefix: 's' }, []],
  ['the beginning of an address', { PrimaryEmailPrefix: 'koeln@' }, ['Büro Köln']],
  ['an alias', { PrimaryEmailPrefix: 'helpdesk' }, []],
  ['the last address of a disabled group', { PrimaryEmailPrefix: 'former-project' }, []],
  ['a state', { State: 'DISABLED' }, ['Former project', 'New group']],
  ['a state no group has', { State: 'DELETED' }, []],
])('GRP-02 EMB-08 filtering groups by %s', async (_, Filters, names) => {
  await using aws = await startLocalAws()
  const { Groups = [] } = await aws.workmail.listGroups({ OrganizationId, Filters })
  expect(Groups.map(({ Name }) => Name)).toEqual(names)
})

test('EMB-08 a list of groups accepts one filter at a time', async () => {
  await using aws = await startLocalAws()
  const Filters = { NamePrefix: 'S', State: 'ENABLED' } as const
  const list = aws.workmail.listGroups({ OrganizationId, Filters })
  expect(await outcomeOf(list)).toBe('InvalidParameterException')
})

test('GRP-03 GRP-16 a new group is disabled and without an address', async () => {
  await using aws = await startLocalAws()
  const { GroupId } = await aws.workmail.createGroup({
    OrganizationId,
    Name: 'Größe & Gewicht',
    HiddenFromGlobalAddressList: true,
  })
  expect(GroupId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  const { $metadata, ...group } = await aws.workmail.describeGroup({ OrganizationId, GroupId })
  expect(group).toEqual({
    GroupId,
    Name: 'Größe & Gewicht',
    State: 'DISABLED',
    HiddenFromGlobalAddressList: true,
  })
})

test.each<[string, Partial<CreateGroupRequest>, string]>([
  ['nothing wrong', {}, 'done'],
  ['the name of a group in another case', { Name: 'SALES' }, 'NameAvailabilityException'],
  ['the name of a user', { Name: 'ana.silva' }, 'NameAvailabilityException'],
  ['the name of a resource', { Name: 'Car.Bonn' }, 'NameAvailabilityException'],
  ['the id of a user', { Name: ana }, 'NameAvailabilityException'],
  ['a reserved name', { Name: 'Administrator' }, 'ReservedNameException'],
  ['a name of 256 letters', { Name: 'ü'.repeat(256) }, 'done'],
  ['a name of 257 letters', { Name: 'ü'.repeat(257) }, 'ValidationException'],
  ['a name outside of Latin-1', { Name: 'Łódź' }, 'ValidationException'],
  [
    'a directory of the customer',
    { OrganizationId: sampleOrganizations.activeDirectory },
    'UnsupportedOperationException',
  ],
  [
    'a deleted organization',
    { OrganizationId: sampleOrganizations.deleted },
    'OrganizationStateException',
  ],
  [
    'a directory of the customer and a name in use',
    { OrganizationId: sampleOrganizations.activeDirectory, Name: 'Sales' },
    'UnsupportedOperationException',
  ],
])('GRP-03 creating a group with %s', async (_, change, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, Name: 'Logistics', ...change }
  expect(await outcomeOf(aws.workmail.createGroup(request))).toBe(outcome)
})

test('GRP-04 GRP-13 a group is enabled with an address, disabled, and enabled again with another address', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const register = (Email: string) =>
    aws.workmail.registerToWorkMail({ OrganizationId, EntityId: neverEnabled, Email })
  const look = () => aws.workmail.describeGroup({ OrganizationId, GroupId: neverEnabled })
  await register('new@example.com')
  expect(await look()).toMatchObject({
    State: 'ENABLED',
    Email: 'new@example.com',
    EnabledDate: aws.clock.now,
  })
  aws.clock.advance(60)
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: 'new@example.com' })
  expect(await look()).toMatchObject({ State: 'DISABLED', DisabledDate: aws.clock.now })
  await register('newer@example.org')
  const group = await look()
  expect(group).toMatchObject({ State: 'ENABLED', Email: 'newer@example.org' })
  expect(group).not.toHaveProperty('DisabledDate')
})

test('GRP-13 a disabled group has its members again when it is enabled', async () => {
  await using aws = await startLocalAws()
  const group = { OrganizationId, GroupId: sales }
  const before = await aws.workmail.listGroupMembers(group)
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: sales })
  expect(await outcomeOf(aws.workmail.listGroupMembers(group))).toBe('EntityStateException')
  const Email = 'sales@example.com'
  await aws.workmail.registerToWorkMail({ OrganizationId, EntityId: sales, Email })
  expect((await aws.workmail.listGroupMembers(group)).Members).toEqual(before.Members)
})

test('GRP-06 a group is hidden from the address list even if it is disabled, and an empty request changes nothing', async () => {
  await using aws = await startLocalAws()
  for (const GroupId of [sales, former]) {
    const isHidden = async () =>
      (await aws.workmail.describeGroup({ OrganizationId, GroupId })).HiddenFromGlobalAddressList
    await aws.workmail.updateGroup({ OrganizationId, GroupId, HiddenFromGlobalAddressList: true })
    await aws.workmail.updateGroup({ OrganizationId, GroupId })
    expect(await isHidden()).toBe(true)
  }
})

test('GRP-06 GRP-11 the address and the aliases of a group change like those of a user', async () => {
  await using aws = await startLocalAws()
  const entity = { OrganizationId, EntityId: sales }
  await aws.workmail.createAlias({ ...entity, Alias: 'vendas@example.org' })
  await aws.workmail.updatePrimaryEmailAddress({ ...entity, Email: 'vendas@example.org' })
  await aws.workmail.createAlias({ ...entity, Alias: 'orders@example.com' })
  await aws.workmail.deleteAlias({ ...entity, Alias: 'sales@example.com' })
  const { Aliases } = await aws.workmail.listAliases(entity)
  expect(Aliases).toEqual(['orders@example.com', 'vendas@example.org'])
  expect(
    await aws.workmail.describeEntity({ OrganizationId, Email: 'Orders@example.com' }),
  ).toMatchObject({ EntityId: sales, Name: 'Sales', Type: 'GROUP' })
})

test.each([
  ['an enabled one', sales, 'EntityStateException'],
  ['a disabled one', former, 'done'],
  ['one that was never enabled', neverEnabled, 'done'],
  ['an unknown one', sampleGroupId(999), 'done'],
  ['an address', 'sales@example.com', 'done'],
  ['the name of a user', 'tomas.novak', 'done'],
])('GRP-14 deleting a group: %s', async (_, GroupId, outcome) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(aws.workmail.deleteGroup({ OrganizationId, GroupId }))).toBe(outcome)
  const { Groups } = await aws.workmail.listGroups({ OrganizationId })
  expect(Groups).toHaveLength([former, neverEnabled].includes(GroupId) ? 9 : 10)
  const { Users } = await aws.workmail.listUsers({ OrganizationId })
  expect(Users).toHaveLength(15)
})

test.each([
  ['its id', sales, 'done'],
  ['its name, in another case', 'sALES', 'done'],
  ['its address', 'sales@example.com', 'done'],
  ['the id of a user', ana, 'EntityNotFoundException'],
  ['the name of a user', 'ana.silva', 'EntityNotFoundException'],
  ['the address of a resource', 'car.bonn@example.com', 'EntityNotFoundException'],
])('GEN-02 a group is found by %s', async (_, GroupId, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, GroupId }
  expect([
    await outcomeOf(aws.workmail.describeGroup(request)),
    await outcomeOf(aws.workmail.updateGroup(request)),
    await outcomeOf(aws.workmail.listGroupMembers(request)),
  ]).toEqual([outcome, outcome, outcome])
})
