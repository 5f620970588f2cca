import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleResourceId } from '../sample/resources.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example

test.each([
  ['a user', 'KWAME.mensah'],
  ['a group', 'sUpPoRt'],
  ['a resource', 'Projector-1'],
  ['a disabled resource', 'ROOM.ATTIC'],
])('GEN-10 the name of %s is nobody else’s, of no kind and in no case', async (_, Name) => {
  await using aws = await startLocalAws()
  const Password = 'Correct horse 1'
  const { workmail } = aws
  const outcomes = [
    outcomeOf(workmail.createUser({ OrganizationId, Name, DisplayName: Name, Password })),
    outcomeOf(workmail.createGroup({ OrganizationId, Name })),
    outcomeOf(workmail.createResource({ OrganizationId, Name, Type: 'ROOM' })),
    outcomeOf(workmail.updateResource({ OrganizationId, ResourceId: sampleResourceId(1), Name })),
  ]
  expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['NameAvailabilityException']))
})

test('a name that is in use in one organization is free in another', async () => {
  await using aws = await startLocalAws()
  const { OrganizationId: other } = await aws.workmail.createOrganization({ Alias: 'other-corp' })
  aws.clock.advance(10)
  const group = { OrganizationId: other, Name: 'Sales' }
  expect(await outcomeOf(aws.workmail.createGroup(group))).toBe('done')
})
