import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleGroupId } from '../sample/groups.ts'
import { sampleResourceId } from '../sample/resources.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)
const assistant = sampleUserId(10)
const support = sampleGroupId(4)
const lisboa = sampleResourceId(1)
const boardroom = sampleResourceId(2)
const attic = sampleResourceId(3)
const car = sampleResourceId(5)

test('RES-07 the delegates of a resource are users and groups, by name and in pages', async () => {
  await using aws = await startLocalAws()
  const list = (NextToken?: string) =>
    aws.workmail.listResourceDelegates({
      OrganizationId,
      ResourceId: 'car.bonn',
      MaxResults: 1,
      NextToken,
    })
  const first = await list()
  const last = await list(first.NextToken)
  expect([first.Delegates, last.Delegates, last.NextToken]).toEqual([
    [{ Id: support, Type: 'GROUP' }],
    [{ Id: ana, Type: 'USER' }],
    undefined,
  ])
})

test.each([
  ['a user', lisboa, 'yuki.tanaka', 'done'],
  ['a group', lisboa, support, 'done'],
  ['one that is a delegate already', car, ana, 'done'],
  ['a resource', lisboa, car, 'InvalidParameterException'],
  ['the resource itself', lisboa, lisboa, 'InvalidParameterException'],
  ['a disabled user', lisboa, 'tomas.novak', 'EntityStateException'],
  ['a user, for a disabled resource', attic, ana, 'EntityStateException'],
  ['nobody', lisboa, 'nobody', 'EntityNotFoundException'],
  ['a user, for no resource', 'nobody', ana, 'EntityNotFoundException'],
  ['a user, for a group', support, ana, 'EntityNotFoundException'],
])('RES-07 adding as a delegate: %s', async (_, ResourceId, EntityId, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, ResourceId, EntityId }
  expect(await outcomeOf(aws.workmail.associateDelegateToResource(request))).toBe(outcome)
})

test.each([
  ['one of several', car, ana, 'done'],
  [
    'the only one of a resource that does not answer by itself',
    boardroom,
    assistant,
    'EntityStateException',
  ],
  ['one that is none, where another is the only one', boardroom, ana, 'done'],
  ['nobody', car, 'nobody', 'EntityNotFoundException'],
  ['of no resource', 'nobody', ana, 'EntityNotFoundException'],
])('RES-08 removing a delegate: %s', async (_, ResourceId, EntityId, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, ResourceId, EntityId }
  expect(await outcomeOf(aws.workmail.disassociateDelegateFromResource(request))).toBe(outcome)
  const { Delegates } = await aws.workmail.listResourceDelegates({
    OrganizationId,
    ResourceId: car,
  })
  expect(Delegates).toHaveLength(ResourceId === car && EntityId === ana ? 1 : 2)
})

test('RES-06 RES-07 a delegate is needed before automatic answers are disabled, and can be removed only after they are enabled', async () => {
  await using aws = await startLocalAws()
  const resource = { OrganizationId, ResourceId: lisboa }
  const delegate = { ...resource, EntityId: ana }
  const accept = (AutoAcceptRequests: boolean) =>
    outcomeOf(aws.workmail.updateResource({ ...resource, BookingOptions: { AutoAcceptRequests } }))
  expect(await accept(false)).toBe('InvalidConfigurationException')
  await aws.workmail.associateDelegateToResource(delegate)
  expect(await accept(false)).toBe('done')
  const remove = () => outcomeOf(aws.workmail.disassociateDelegateFromResource(delegate))
  expect(await remove()).toBe('EntityStateException')
  expect(await accept(true)).toBe('done')
  expect(await remove()).toBe('done')
})
