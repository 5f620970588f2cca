import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.activeDirectory
const UserId = sampleUserId(1)
const EntityId = UserId
const Password = 'Correct horse 1'

type Call = (aws: LocalAws) => Promise<unknown>

test.each<[string, Call]>([
  [
    'createUser',
    ({ workmail }) =>
      workmail.createUser({ OrganizationId, Name: 'a', DisplayName: 'A', Password }),
  ],
  ['updateUser', ({ workmail }) => workmail.updateUser({ OrganizationId, UserId, City: 'Porto' })],
  ['deleteUser', ({ workmail }) => workmail.deleteUser({ OrganizationId, UserId })],
  ['resetPassword', ({ workmail }) => workmail.resetPassword({ OrganizationId, UserId, Password })],
  [
    'updatePrimaryEmailAddress',
    ({ workmail }) =>
      workmail.updatePrimaryEmailAddress({ OrganizationId, EntityId, Email: 'a@corp.example' }),
  ],
  ['an unknown user', ({ workmail }) => workmail.updateUser({ OrganizationId, UserId: 'nobody' })],
])('GEN-07 a directory behind an AD Connector is read-only: %s', async (_, call) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(call(aws))).toBe('UnsupportedOperationException')
})

test.each<[string, Call]>([
  ['listUsers', ({ workmail }) => workmail.listUsers({ OrganizationId })],
  ['describeUser', ({ workmail }) => workmail.describeUser({ OrganizationId, UserId })],
  [
    'updateMailboxQuota',
    ({ workmail }) => workmail.updateMailboxQuota({ OrganizationId, UserId, MailboxQuota: 5 }),
  ],
  [
    'createAlias',
    ({ workmail }) => workmail.createAlias({ OrganizationId, EntityId, Alias: 'z@corp.example' }),
  ],
  [
    'disabling and enabling',
    async ({ workmail }) => {
      await workmail.deregisterFromWorkMail({ OrganizationId, EntityId })
      await workmail.registerToWorkMail({ OrganizationId, EntityId, Email: 'z@corp.example' })
    },
  ],
])('GEN-07 an AD Connector leaves to WorkMail: %s', async (_, call) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(call(aws))).toBe('done')
})

test('INTEROP-08 an organization with interoperability refuses to create users', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { OrganizationId: exchange } = await aws.workmail.createOrganization({
    Alias: 'exchange-corp',
    DirectoryId: 'd-9967000000',
    EnableInteroperability: true,
  })
  aws.clock.advance(10)
  const organization = await aws.workmail.describeOrganization({ OrganizationId: exchange })
  expect(organization).toMatchObject({
    InteroperabilityEnabled: true,
    DirectoryType: 'ADConnector',
    DirectoryId: 'd-9967000000',
  })
  const user = { Name: 'a', DisplayName: 'A', Password }
  expect(await outcomeOf(aws.workmail.createUser({ OrganizationId: exchange, ...user }))).toBe(
    'UnsupportedOperationException',
  )
})
