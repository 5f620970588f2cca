import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleGroupId } from '../sample/groups.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)
const tomas = sampleUserId(11)
const allStaff = sampleGroupId(1)
const departments = sampleGroupId(2)
const sales = sampleGroupId(3)
const support = sampleGroupId(4)
const former = sampleGroupId(9)

async function namesIn(aws: LocalAws, GroupId: string) {
  const { Members = [] } = await aws.workmail.listGroupMembers({ OrganizationId, GroupId })
  return Members.map(({ Name }) => Name)
}

test('GRP-07 the members of a group are users and groups in any state, by name', async () => {
  await using aws = await startLocalAws()
  const list = (GroupId: string) => aws.workmail.listGroupMembers({ OrganizationId, GroupId })
  expect((await list(sales)).Members).toMatchObject([
    { Id: ana, Name: 'ana.silva', Type: 'USER', State: 'ENABLED' },
    { Id: tomas, Name: 'tomas.novak', Type: 'USER', State: 'DISABLED' },
  ])
  expect((await list(allStaff)).Members).toMatchObject([
    { Name: 'Board', Type: 'GROUP' },
    { Name: 'Departments', Type: 'GROUP' },
    { Name: 'remote.partner', Type: 'USER' },
  ])
})

test('EMB-08 members are listed in pages', async () => {
  await using aws = await startLocalAws()
  const names: unknown[] = []
  let NextToken: string | undefined
  do {
    const page = await aws.workmail.listGroupMembers({
      OrganizationId,
      GroupId: departments,
      MaxResults: 3,
      NextToken,
    })
    names.push(page.Members?.map(({ Name }) => Name))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  expect(names).toEqual([['Engineering', 'Finance & Human Resources', 'Sales'], ['Support']])
})

test('GRP-08 GRP-09 a member is added and removed, and doing it twice is no error', async () => {
  await using aws = await startLocalAws()
  const member = { OrganizationId, GroupId: 'support', MemberId: 'ana@example.com' }
  for (const _ of ['once', 'twice']) await aws.workmail.associateMemberToGroup(member)
  expect(await namesIn(aws, support)).toEqual(['ana.silva', 'liam.oconnor', 'siti.rahayu'])
  for (const _ of ['once', 'twice']) await aws.workmail.disassociateMemberFromGroup(member)
  expect(await namesIn(aws, support)).toEqual(['liam.oconnor', 'siti.rahayu'])
})

test.each([
  ['a user', sales, 'yuki.tanaka', 'done'],
  ['a remote user', sales, 'remote.partner', 'done'],
  ['a group', sales, 'Support', 'done'],
  ['a group that is in it by way of another', allStaff, 'Sales', 'done'],
  ['itself', sales, 'SALES', 'InvalidParameterException'],
  ['the group it is in', departments, 'all-staff@example.com', 'InvalidParameterException'],
  ['a group it is deep in', sales, 'all-staff@example.com', 'InvalidParameterException'],
  ['a resource', sales, 'car.bonn', 'InvalidParameterException'],
  ['a disabled resource', sales, 'room.attic', 'InvalidParameterException'],
  ['a disabled user', support, 'tomas.novak', 'EntityStateException'],
  ['a disabled group', sales, former, 'EntityStateException'],
  ['a user of the system', sales, 'Administrator', 'EntityStateException'],
  ['nobody', sales, 'nobody', 'EntityNotFoundException'],
  ['a user, of no group', 'nobody', ana, 'EntityNotFoundException'],
  ['a user, of a user', 'yuki.tanaka', ana, 'EntityNotFoundException'],
  ['a user, of a disabled group', former, ana, 'EntityStateException'],
  // The first error wins if several things are wrong (06 §2.2).
  ['nobody, of a disabled group', former, 'nobody', 'EntityNotFoundException'],
])('GRP-08 making a member of %s', async (_, GroupId, MemberId, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, GroupId, MemberId }
  expect(await outcomeOf(aws.workmail.associateMemberToGroup(request))).toBe(outcome)
})

test('GRP-08 a circle of groups of any length is detected', async () => {
  await using aws = await startLocalAws()
  const ids: string[] = []
  for (let number = 0; number < 12; number++) {
    const { GroupId = '' } = await aws.workmail.createGroup({
      OrganizationId,
      Name: `ring ${number}`,
    })
    const Email = `ring-${number}@example.com`
    await aws.workmail.registerToWorkMail({ OrganizationId, EntityId: GroupId, Email })
    const outer = ids.at(-1)
    if (outer !== undefined)
      await aws.workmail.associateMemberToGroup({
        OrganizationId,
        GroupId: outer,
        MemberId: GroupId,
      })
    ids.push(GroupId)
  }
  const close = { OrganizationId, GroupId: ids.at(-1), MemberId: ids[0] }
  expect(await outcomeOf(aws.workmail.associateMemberToGroup(close))).toBe(
    'InvalidParameterException',
  )
})

test.each([
  ['a disabled member', sales, tomas, 'done'],
  ['of a disabled group', former, 'kwame.mensah', 'done'],
  ['one that is none', support, ana, 'done'],
  ['nobody', sales, 'nobody', 'EntityNotFoundException'],
  ['of no group', 'nobody', ana, 'EntityNotFoundException'],
])('GRP-09 removing a member: %s', async (_, GroupId, MemberId, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, GroupId, MemberId }
  expect(await outcomeOf(aws.workmail.disassociateMemberFromGroup(request))).toBe(outcome)
  const { Groups } = await aws.workmail.listGroupsForEntity({ OrganizationId, EntityId: ana })
  expect(Groups).toMatchObject([{ GroupId: sales }])
})

test('GRP-10 the members of groups in a directory of the customer can be read but not changed', async () => {
  await using aws = await startLocalAws()
  const group = { OrganizationId: sampleOrganizations.activeDirectory, GroupId: sales }
  const { Members } = await aws.workmail.listGroupMembers(group)
  expect(Members).toMatchObject([{ Name: 'ana.silva' }])
  const change = { ...group, MemberId: ana }
  expect([
    await outcomeOf(aws.workmail.associateMemberToGroup(change)),
    await outcomeOf(aws.workmail.disassociateMemberFromGroup(change)),
  ]).toEqual(['UnsupportedOperationException', 'UnsupportedOperationException'])
})

test.each([
  ['a user', 'jurgen.muller', undefined, ['Büro Köln', 'Finance & Human Resources']],
  ['a user, by the beginning of a name', 'jurgen.muller', 'B', ['Büro Köln']],
  ['a user, by a beginning in another case', 'jurgen.muller', 'b', []],
  ['a disabled user', tomas, undefined, ['Sales']],
  ['a group, also the disabled ones', sales, undefined, ['Departments', 'Former project']],
  ['a resource', 'car.bonn', undefined, []],
])('USR-33 the groups of %s, without those around them', async (_, EntityId, prefix, names) => {
  await using aws = await startLocalAws()
  const { Groups = [] } = await aws.workmail.listGroupsForEntity({
    OrganizationId,
    EntityId,
    ...(prefix === undefined ? {} : { Filters: { GroupNamePrefix: prefix } }),
  })
  expect(Groups.map(({ GroupName }) => GroupName)).toEqual(names)
})

test('USR-33 listing the groups of an unknown entity is refused', async () => {
  await using aws = await startLocalAws()
  const list = aws.workmail.listGroupsForEntity({ OrganizationId, EntityId: 'nobody' })
  expect(await outcomeOf(list)).toBe('EntityNotFoundException')
})
