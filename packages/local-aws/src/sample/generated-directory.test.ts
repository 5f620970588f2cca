import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from './sample.ts'

const OrganizationId = sampleOrganizations.example

test('generated users have aliases, groups and permissions, ten in all', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: { users: 200 } })
  const Filters = { UsernamePrefix: 'ada.adler.1' }
  const { Users: [user] = [] } = await aws.workmail.listUsers({ OrganizationId, Filters })
  const entity = { OrganizationId, EntityId: user?.Id }
  const [{ Aliases }, { Groups }, { Permissions }] = await Promise.all([
    aws.workmail.listAliases(entity),
    aws.workmail.listGroupsForEntity(entity),
    aws.workmail.listMailboxPermissions(entity),
  ])
  expect(Aliases).toEqual([
    'a.1@example.com',
    'ada.adler.1@example.com',
    'adaadler1@example.com',
    'staff1@example.com',
  ])
  expect(Groups?.map(({ GroupName }) => GroupName)).toEqual([
    'Everyone',
    'Team 1',
    'Team 2',
    'Team 8',
  ])
  expect(Permissions).toMatchObject([
    { GranteeType: 'GROUP', PermissionValues: ['SEND_AS'] },
    { GranteeType: 'USER', PermissionValues: ['FULL_ACCESS', 'SEND_AS'] },
    { GranteeType: 'USER', PermissionValues: ['SEND_ON_BEHALF'] },
  ])
})

test.each([
  [0, 0],
  [1, 2],
  [200, 10],
  [600, 30],
])('of %i generated users there are %i generated groups', async (users, groups) => {
  await using aws = await startLocalAws({ sample: { users } })
  const { Groups = [] } = await aws.workmail.listGroups({ OrganizationId })
  expect(Groups.filter(({ Name = '' }) => /^(Everyone|Team|Division)/.test(Name))).toHaveLength(
    groups,
  )
})

test('generated teams are in divisions, and divisions in the group of everybody', async () => {
  await using aws = await startLocalAws({ sample: { users: 600 } })
  const groupsOf = async (Email: string) => {
    const { Groups = [] } = await aws.workmail.listGroupsForEntity({
      OrganizationId,
      EntityId: Email,
    })
    return Groups.map(({ GroupName }) => GroupName)
  }
  expect(await groupsOf('team-27@example.com')).toEqual(['Division 1'])
  expect(await groupsOf('division-1@example.com')).toEqual(['Everyone'])
  expect(await groupsOf('team-3@example.com')).toEqual(['Everyone'])
})
