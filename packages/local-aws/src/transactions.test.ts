import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from './local-aws.ts'
import { sampleOrganizations } from './sample/sample.ts'
import { outcomeOf } from './test/requests.ts'

const OrganizationId = sampleOrganizations.example
const Password = 'Correct horse 1'

/** Returns everything that is kept, as the controls export it. */
async function everything({ endpoint }: LocalAws): Promise<unknown> {
  return (await fetch(`${endpoint}/__local/state`)).json()
}

test('a creation that is refused for its last domain leaves nothing: no domain, identity, rule or token', async () => {
  await using aws = await startLocalAws()
  const before = await everything(aws)
  const Domains = [{ DomainName: 'free.example' }, { DomainName: 'example.com' }]
  const create = { Alias: 'half-done', ClientToken: 'token', Domains }
  expect(await outcomeOf(aws.workmail.createOrganization(create))).toBe('InvalidParameterException')
  expect(await everything(aws)).toEqual(before)
})

test('EMB-06 of forty users who are created, enabled and added to groups at once, each exists once', async () => {
  await using aws = await startLocalAws()
  const { workmail } = aws
  const { GroupId } = await workmail.createGroup({ OrganizationId, Name: 'parallel' })
  await workmail.registerToWorkMail({
    OrganizationId,
    EntityId: GroupId,
    Email: 'parallel@example.com',
  })
  const names = Array.from({ length: 40 }, (_, index) => `parallel.${10 + index}`)
  await Promise.all(
    names.map(async (Name) => {
      const create = { OrganizationId, Name, DisplayName: Name, Password }
      const { UserId: EntityId } = await workmail.createUser(create)
      await workmail.registerToWorkMail({ OrganizationId, EntityId, Email: `${Name}@example.com` })
      await workmail.associateMemberToGroup({ OrganizationId, GroupId, MemberId: EntityId })
      await workmail.createAlias({ OrganizationId, EntityId, Alias: `alias.${Name}@example.com` })
    }),
  )
  const { Users = [] } = await workmail.listUsers({
    OrganizationId,
    Filters: { UsernamePrefix: 'parallel.' },
  })
  expect(Users.map(({ Name, Email, State }) => [Name, Email, State])).toEqual(
    names.map((name) => [name, `${name}@example.com`, 'ENABLED']),
  )
  const { Members = [] } = await workmail.listGroupMembers({ OrganizationId, GroupId })
  expect(Members.map(({ Name }) => Name)).toEqual(names)
})

test('EMB-06 a change and its opposite, repeated at the same time, end in one of the two states', async () => {
  await using aws = await startLocalAws()
  const { workmail } = aws
  const EntityId = 'ana.silva@example.com'
  const { UserId } = await workmail.describeUser({ OrganizationId, UserId: EntityId })
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      outcomeOf(
        index % 2 === 0
          ? workmail.deregisterFromWorkMail({ OrganizationId, EntityId: UserId })
          : workmail.registerToWorkMail({ OrganizationId, EntityId: UserId, Email: EntityId }),
      ),
    ),
  )
  expect(outcomes).toContain('done')
  const { State, Email } = await workmail.describeUser({ OrganizationId, UserId })
  const owner = await outcomeOf(workmail.describeEntity({ OrganizationId, Email: EntityId }))
  expect([State, Email, owner]).toEqual(
    State === 'ENABLED'
      ? ['ENABLED', EntityId, 'done']
      : ['DISABLED', undefined, 'EntityNotFoundException'],
  )
})
