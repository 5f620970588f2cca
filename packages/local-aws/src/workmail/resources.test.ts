import type {
  CreateResourceRequest,
  ListResourcesFilters,
  UpdateResourceRequest,
} from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { sampleResourceId } from '../sample/resources.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const lisboa = sampleResourceId(1)
const boardroom = sampleResourceId(2)
const attic = sampleResourceId(3)
const car = sampleResourceId(5)
const neverEnabled = sampleResourceId(6)

test('RES-01 the list shows every resource by name', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { Resources = [] } = await aws.workmail.listResources({ OrganizationId })
  const names = Resources.map(({ Name = '' }) => Name)
  expect(names).toHaveLength(6)
  expect(names).toEqual(names.toSorted())
  expect(Resources.find(({ Id }) => Id === attic)).toEqual({
    Id: attic,
    Name: 'room.attic',
    Email: 'room.attic@example.com',
    Type: 'ROOM',
    Description: 'Closed for renovation',
    State: 'DISABLED',
    EnabledDate: new Date('2026-03-29T12:00:00Z'),
    DisabledDate: new Date('2026-11-12T12:00:00Z'),
  })
})

test.each<[string, ListResourcesFilters, string[]]>([
  ['the beginning of a name', { NamePrefix: 'ca' }, ['camera-new', 'car.bonn']],
  ['a name in another case', { NamePrefix: 'CA' }, []],
  ['the beginning of an address', { PrimaryEmailPrefix: 'projector-1@' }, ['projector-1']],
  ['a state', { State: 'DISABLED' }, ['camera-new', 'room.attic']],
])('RES-02 EMB-08 filtering resources by %s', async (_, Filters, names) => {
  await using aws = await startLocalAws()
  const { Resources = [] } = await aws.workmail.listResources({ OrganizationId, Filters })
  expect(Resources.map(({ Name }) => Name)).toEqual(names)
})

test('RES-03 RES-06 a new resource is disabled, and automatically accepts requests that do not conflict', async () => {
  await using aws = await startLocalAws()
  const { ResourceId } = await aws.workmail.createResource({
    OrganizationId,
    Name: 'phone-7',
    Type: 'EQUIPMENT',
    HiddenFromGlobalAddressList: true,
  })
  expect(ResourceId).toMatch(/^r-[0-9a-f]{32}$/)
  const { $metadata, ...resource } = await aws.workmail.describeResource({
    OrganizationId,
    ResourceId,
  })
  expect(resource).toEqual({
    ResourceId,
    Name: 'phone-7',
    Type: 'EQUIPMENT',
    State: 'DISABLED',
    HiddenFromGlobalAddressList: true,
    BookingOptions: {
      AutoAcceptRequests: true,
      AutoDeclineRecurringRequests: false,
      AutoDeclineConflictingRequests: true,
    },
  })
})

test.each<[string, Partial<CreateResourceRequest>, string]>([
  ['nothing wrong', {}, 'done'],
  ['a name of 20 characters', { Name: 'x'.repeat(20) }, 'done'],
  ['a name of 21 characters', { Name: 'x'.repeat(21) }, 'ValidationException'],
  ['a name with a space', { Name: 'room 7' }, 'ValidationException'],
  ['the name of a resource in another case', { Name: 'ROOM.Lisboa' }, 'NameAvailabilityException'],
  ['the name of a user', { Name: 'ana.silva' }, 'NameAvailabilityException'],
  ['the name of a group', { Name: 'support' }, 'NameAvailabilityException'],
  ['a reserved name', { Name: 'guest' }, 'ReservedNameException'],
  ['a description of 64 characters', { Description: 'x'.repeat(64) }, 'done'],
  ['an empty description', { Description: '' }, 'ValidationException'],
  [
    'a directory of the customer',
    { OrganizationId: sampleOrganizations.activeDirectory },
    'UnsupportedOperationException',
  ],
])('RES-03 RES-14 creating a resource with %s', async (_, change, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, Name: 'room-7', Type: 'ROOM' as const, ...change }
  expect(await outcomeOf(aws.workmail.createResource(request))).toBe(outcome)
})

test('RES-05 an update changes the members of the request, and an empty text clears the description', async () => {
  await using aws = await startLocalAws()
  const look = async () => {
    const { $metadata, ...resource } = await aws.workmail.describeResource({
      OrganizationId,
      ResourceId: lisboa,
    })
    return resource
  }
  const { Description, ...before } = await look()
  expect(Description).toBe('Ground floor, 12 seats')
  await aws.workmail.updateResource({
    OrganizationId,
    ResourceId: 'room.lisboa',
    Name: 'room.porto',
    Description: '',
    HiddenFromGlobalAddressList: true,
  })
  const after = { ...before, Name: 'room.porto', HiddenFromGlobalAddressList: true }
  expect(await look()).toEqual(after)
  await aws.workmail.updateResource({ OrganizationId, ResourceId: lisboa, Type: 'EQUIPMENT' })
  expect(await look()).toEqual({ ...after, Type: 'EQUIPMENT' })
})

test('RES-05 a renamed resource is found by its new name, and its former name is free', async () => {
  await using aws = await startLocalAws()
  await aws.workmail.updateResource({ OrganizationId, ResourceId: lisboa, Name: 'room.porto' })
  const find = (ResourceId: string) =>
    outcomeOf(aws.workmail.describeResource({ OrganizationId, ResourceId }))
  expect(await find('Room.Porto')).toBe('done')
  expect(await find('room.lisboa')).toBe('EntityNotFoundException')
  const again = { OrganizationId, Name: 'room.lisboa', Type: 'ROOM' } as const
  expect(await outcomeOf(aws.workmail.createResource(again))).toBe('done')
})

const allOff = {
  AutoAcceptRequests: false,
  AutoDeclineRecurringRequests: false,
  AutoDeclineConflictingRequests: false,
}

test.each<[string, Partial<UpdateResourceRequest>, string]>([
  ['its own name in another case', { Name: 'ROOM.lisboa' }, 'done'],
  ['the name of another', { Name: 'car.bonn' }, 'NameAvailabilityException'],
  ['the name of a user', { Name: 'ana.silva' }, 'NameAvailabilityException'],
  ['a reserved name', { Name: 'guest' }, 'InvalidParameterException'],
  ['nobody to answer requests', { BookingOptions: allOff }, 'InvalidConfigurationException'],
  ['a delegate to answer requests', { ResourceId: car, BookingOptions: allOff }, 'done'],
  ['a disabled one', { ResourceId: attic, Description: '' }, 'EntityStateException'],
  ['an unknown one', { ResourceId: sampleResourceId(999) }, 'EntityNotFoundException'],
  ['a user', { ResourceId: 'ana.silva' }, 'EntityNotFoundException'],
])('RES-05 RES-06 updating a resource: %s', async (_, change, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, ResourceId: lisboa, ...change }
  expect(await outcomeOf(aws.workmail.updateResource(request))).toBe(outcome)
})

test('RES-06 a booking option that is missing among others is disabled', async () => {
  await using aws = await startLocalAws()
  const BookingOptions = { AutoAcceptRequests: true }
  await aws.workmail.updateResource({ OrganizationId, ResourceId: lisboa, BookingOptions })
  const resource = await aws.workmail.describeResource({ OrganizationId, ResourceId: lisboa })
  expect(resource.BookingOptions).toEqual({ ...allOff, AutoAcceptRequests: true })
})

test('RES-11 RES-12 a resource is disabled and enabled again with its address', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const Email = 'room.board@example.com'
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: boardroom })
  const look = () => aws.workmail.describeResource({ OrganizationId, ResourceId: boardroom })
  expect(await look()).toMatchObject({ State: 'DISABLED', Email, DisabledDate: aws.clock.now })
  expect(await outcomeOf(aws.workmail.describeEntity({ OrganizationId, Email }))).toBe(
    'EntityNotFoundException',
  )
  await aws.workmail.registerToWorkMail({ OrganizationId, EntityId: boardroom, Email })
  expect(await look()).toMatchObject({ State: 'ENABLED', Email, EnabledDate: aws.clock.now })
  expect(await aws.workmail.describeEntity({ OrganizationId, Email })).toMatchObject({
    EntityId: boardroom,
    Type: 'RESOURCE',
  })
})

test('RES-09 no other entity can have an alias of a resource', async () => {
  await using aws = await startLocalAws()
  const Alias = 'room@example.com'
  await aws.workmail.createAlias({ OrganizationId, EntityId: lisboa, Alias })
  expect((await aws.workmail.listAliases({ OrganizationId, EntityId: lisboa })).Aliases).toEqual([
    'room.lisboa@example.com',
    Alias,
  ])
  const taken = { OrganizationId, EntityId: car, Alias: 'ROOM@example.com' }
  expect(await outcomeOf(aws.workmail.createAlias(taken))).toBe('EmailAddressInUseException')
})

test.each([
  ['an enabled one', lisboa, 'EntityStateException'],
  ['a disabled one', 'room.attic', 'done'],
  ['one that was never enabled', neverEnabled, 'done'],
  ['an unknown one', sampleResourceId(999), 'done'],
  ['an address', 'room.attic@example.com', 'done'],
])('RES-13 deleting a resource: %s', async (_, ResourceId, outcome) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(aws.workmail.deleteResource({ OrganizationId, ResourceId }))).toBe(outcome)
  const { Resources } = await aws.workmail.listResources({ OrganizationId })
  expect(Resources).toHaveLength(['room.attic', neverEnabled].includes(ResourceId) ? 5 : 6)
})

test('RES-14 a resource cannot be created or enabled while interoperability is enabled, and can still be read', async () => {
  await using aws = await startLocalAws()
  const file = `${aws.endpoint}/__local/state`
  const state = await (await fetch(file)).text()
  await fetch(`${file}?action=import`, {
    method: 'POST',
    body: state.replaceAll('"interoperabilityEnabled":false', '"interoperabilityEnabled":true'),
  })
  const Email = 'room.attic@example.com'
  expect([
    await outcomeOf(aws.workmail.createResource({ OrganizationId, Name: 'room-7', Type: 'ROOM' })),
    await outcomeOf(aws.workmail.registerToWorkMail({ OrganizationId, EntityId: attic, Email })),
    await outcomeOf(aws.workmail.describeResource({ OrganizationId, ResourceId: attic })),
    await outcomeOf(
      aws.workmail.registerToWorkMail({
        OrganizationId,
        EntityId: 'new.colleague',
        Email: 'new.colleague@example.com',
      }),
    ),
  ]).toEqual(['UnsupportedOperationException', 'UnsupportedOperationException', 'done', 'done'])
})
