import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleGroupId } from '../sample/groups.ts'
import { sampleResourceId } from '../sample/resources.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'

const OrganizationId = sampleOrganizations.example

async function stateOf({ endpoint }: LocalAws): Promise<string> {
  return (await fetch(`${endpoint}/__local/state`)).text()
}

test.each([
  ['user', sampleUserId(1)],
  ['group', sampleGroupId(4)],
  ['resource', sampleResourceId(5)],
])(
  'EMB-06 deleting a %s leaves nothing: no address, membership, delegation or permission',
  async (type, id) => {
    await using aws = await startLocalAws()
    expect(await stateOf(aws)).toContain(id)
    await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: id })
    if (type === 'user') await aws.workmail.deleteUser({ OrganizationId, UserId: id })
    if (type === 'group') await aws.workmail.deleteGroup({ OrganizationId, GroupId: id })
    if (type === 'resource') await aws.workmail.deleteResource({ OrganizationId, ResourceId: id })
    const left = (await stateOf(aws))
      .split(/(?=\{"scope":)/)
      .filter((row) => row.includes(OrganizationId) && row.includes(id))
    expect(left).toEqual([])
  },
)

test('EMB-06 lists of other entities no longer contain a deleted one', async () => {
  await using aws = await startLocalAws()
  const ana = sampleUserId(1)
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: ana })
  await aws.workmail.deleteUser({ OrganizationId, UserId: ana })
  const [{ Members }, { Delegates }, { Permissions }] = await Promise.all([
    aws.workmail.listGroupMembers({ OrganizationId, GroupId: 'Sales' }),
    aws.workmail.listResourceDelegates({ OrganizationId, ResourceId: 'car.bonn' }),
    aws.workmail.listMailboxPermissions({ OrganizationId, EntityId: 'Sales' }),
  ])
  expect(Members).toMatchObject([{ Name: 'tomas.novak' }])
  expect(Delegates).toMatchObject([{ Type: 'GROUP' }])
  expect(Permissions).toEqual([])
})

test('EMB-06 the name of a deleted entity is free for another kind of entity', async () => {
  await using aws = await startLocalAws()
  await aws.workmail.deleteResource({ OrganizationId, ResourceId: 'room.attic' })
  const { GroupId } = await aws.workmail.createGroup({ OrganizationId, Name: 'ROOM.attic' })
  expect(await aws.workmail.describeGroup({ OrganizationId, GroupId })).toMatchObject({
    Name: 'ROOM.attic',
  })
})
