import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { sampleOrganizations } from './sample.ts'

const { simpleDirectory, managedDirectory, interoperability } = sampleOrganizations
const Password = 'Correct horse 1'

/** Returns the users, groups and resources of an organization, by name. */
async function entitiesOf({ workmail }: LocalAws, OrganizationId: string) {
  const { Users = [] } = await workmail.listUsers({ OrganizationId })
  const { Groups = [] } = await workmail.listGroups({ OrganizationId })
  const { Resources = [] } = await workmail.listResources({ OrganizationId })
  return { Users, Groups, Resources }
}

test.each([
  ['SimpleAD', 'simple-corp', simpleDirectory],
  ['MicrosoftAD', 'managed-corp', managedDirectory],
])(
  'GEN-07 a %s directory is among the samples, with something of everything',
  async (type, alias, OrganizationId) => {
    await using aws = await startLocalAws()
    expect(await aws.workmail.describeOrganization({ OrganizationId })).toMatchObject({
      Alias: alias,
      DirectoryType: type,
      State: 'Active',
      InteroperabilityEnabled: false,
    })
    for (const entities of Object.values(await entitiesOf(aws, OrganizationId)))
      expect(new Set(entities.map(({ State }) => State))).toEqual(new Set(['ENABLED', 'DISABLED']))
  },
)

test('GEN-02 the users and groups of a Managed Microsoft AD have ids in the form of SIDs, which every operation accepts', async () => {
  await using aws = await startLocalAws()
  const { workmail } = aws
  const OrganizationId = managedDirectory
  const { Users, Groups } = await entitiesOf(aws, OrganizationId)
  for (const { Id } of [...Users, ...Groups]) expect(Id).toMatch(/^S-1-1-12-\d+-\d+-\d+-\d+$/)
  const UserId = Users.find(({ Name }) => Name === 'ana.silva')?.Id
  const GroupId = Groups.find(({ Name }) => Name === 'Board')?.Id
  expect(await workmail.describeUser({ OrganizationId, UserId })).toMatchObject({ UserId })
  await workmail.resetPassword({ OrganizationId, UserId, Password })
  await workmail.createAlias({ OrganizationId, EntityId: UserId, Alias: 'boss@managed.example' })
  await workmail.associateMemberToGroup({ OrganizationId, GroupId, MemberId: UserId })
  const { Members = [] } = await workmail.listGroupMembers({ OrganizationId, GroupId })
  expect(Members.map(({ Id }) => Id)).toContain(UserId)
})

test.each([
  ['a WorkMail directory', 21, 'done', sampleOrganizations.example],
  ['a Simple AD', 20, 'done', simpleDirectory],
  ['a Simple AD', 21, 'InvalidParameterException', simpleDirectory],
  ['a Managed Microsoft AD', 20, 'done', managedDirectory],
  ['a Managed Microsoft AD', 21, 'InvalidParameterException', managedDirectory],
])(
  'USR-04 only a WorkMail directory has user names over 20 characters: %s, %i characters are %s',
  async (_, length, outcome, OrganizationId) => {
    await using aws = await startLocalAws()
    const user = { Name: 'x'.repeat(length), DisplayName: 'X', Password }
    expect(await outcomeOf(aws.workmail.createUser({ OrganizationId, ...user }))).toBe(outcome)
  },
)

const weak = 'InvalidPasswordException'
test.each([
  ['USR-27 a Simple AD', 'Abcdef1', weak, simpleDirectory],
  ['USR-27 a Simple AD', 'Abcdefg1', 'done', simpleDirectory],
  ['USR-27 a Simple AD', `Ab1${'x'.repeat(61)}`, weak, simpleDirectory],
  ['USR-29 a Managed Microsoft AD', 'Abcde1', weak, managedDirectory],
  ['USR-29 a Managed Microsoft AD', 'Abcdef1', 'done', managedDirectory],
  ['USR-29 a Managed Microsoft AD', 'abcdefghij1', weak, managedDirectory],
  ['USR-29 a Managed Microsoft AD', `Ab1${'x'.repeat(61)}`, 'done', managedDirectory],
])(
  '%s has a password policy of its own: "%s" is %s',
  async (_, password, outcome, OrganizationId) => {
    await using aws = await startLocalAws()
    const { Users = [] } = await aws.workmail.listUsers({ OrganizationId })
    const UserId = Users.find(({ State }) => State === 'ENABLED')?.Id
    const reset = { OrganizationId, UserId, Password: password }
    expect(await outcomeOf(aws.workmail.resetPassword(reset))).toBe(outcome)
    const user = { OrganizationId, Name: 'jane', DisplayName: 'Jane', Password: password }
    expect(await outcomeOf(aws.workmail.createUser(user))).toBe(outcome)
  },
)

test('USR-34 RES-14 in interoperability mode Exchange resources are users that cannot be enabled, and no WorkMail resource is enabled', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const OrganizationId = interoperability
  const { Users, Resources } = await entitiesOf(aws, OrganizationId)
  expect(Resources).toMatchObject([
    { Name: 'camera-new', State: 'DISABLED' },
    { Name: 'room.attic', State: 'DISABLED' },
  ])
  const exchange = Users.filter(({ UserRole }) => UserRole === 'RESOURCE')
  expect(exchange.map(({ Name }) => Name)).toEqual(['car.bonn', 'room.board', 'room.lisboa'])
  for (const { Id, State } of exchange) {
    expect(State).toBe('DISABLED')
    const call = aws.workmail.registerToWorkMail({
      OrganizationId,
      EntityId: Id,
      Email: 'room@hybrid.example',
    })
    expect(await outcomeOf(call)).toBe('EntityStateException')
  }
})

test('INTEROP-08 in interoperability mode the sample has users and groups that are not enabled yet', async () => {
  await using aws = await startLocalAws()
  const OrganizationId = interoperability
  const { Users, Groups } = await entitiesOf(aws, OrganizationId)
  const waiting = [...Users.filter(({ UserRole }) => UserRole === 'USER'), ...Groups].filter(
    ({ State }) => State === 'DISABLED',
  )
  expect(waiting.map(({ Name }) => Name)).toEqual(['kwame.mensah', 'new.colleague', 'New group'])
  for (const [index, { Id: EntityId }] of waiting.entries()) {
    const Email = `enabled-${index}@hybrid.example`
    await aws.workmail.registerToWorkMail({ OrganizationId, EntityId, Email })
    expect(await aws.workmail.describeEntity({ OrganizationId, Email })).toMatchObject({ EntityId })
  }
})
