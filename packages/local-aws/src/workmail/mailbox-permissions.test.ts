import type { PermissionType } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleGroupId } from '../sample/groups.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)
const yuki = sampleUserId(7)
const assistant = sampleUserId(10)
const tomas = sampleUserId(11)
const sales = sampleGroupId(3)
const support = sampleGroupId(4)

async function permissionsOn(aws: LocalAws, EntityId: string) {
  return (await aws.workmail.listMailboxPermissions({ OrganizationId, EntityId })).Permissions
}

test('PERM-04 the permissions on a mailbox are listed by the name of the grantee, disabled users included', async () => {
  await using aws = await startLocalAws()
  expect(await permissionsOn(aws, 'ana.silva')).toEqual([
    { GranteeId: sales, GranteeType: 'GROUP', PermissionValues: ['SEND_ON_BEHALF'] },
    {
      GranteeId: assistant,
      GranteeType: 'USER',
      PermissionValues: ['FULL_ACCESS', 'SEND_ON_BEHALF'],
    },
    { GranteeId: tomas, GranteeType: 'USER', PermissionValues: ['FULL_ACCESS'] },
  ])
})

test('PERM-04 EMB-08 permissions are listed in pages', async () => {
  await using aws = await startLocalAws()
  const list = (NextToken?: string) =>
    aws.workmail.listMailboxPermissions({ OrganizationId, EntityId: ana, MaxResults: 2, NextToken })
  const first = await list()
  const last = await list(first.NextToken)
  expect([first.Permissions?.length, last.Permissions?.length, last.NextToken]).toEqual([
    2,
    1,
    undefined,
  ])
})

test('PERM-05 PERM-06 PERM-07 new permissions replace the former ones, and all are removed together', async () => {
  await using aws = await startLocalAws()
  const pair = { OrganizationId, EntityId: yuki, GranteeId: ana }
  const put = (...PermissionValues: PermissionType[]) =>
    aws.workmail.putMailboxPermissions({ ...pair, PermissionValues })
  await put('FULL_ACCESS', 'SEND_AS', 'SEND_AS')
  expect(await permissionsOn(aws, yuki)).toEqual([
    { GranteeId: ana, GranteeType: 'USER', PermissionValues: ['FULL_ACCESS', 'SEND_AS'] },
  ])
  await put('SEND_ON_BEHALF')
  expect(await permissionsOn(aws, yuki)).toMatchObject([{ PermissionValues: ['SEND_ON_BEHALF'] }])
  await aws.workmail.deleteMailboxPermissions(pair)
  await aws.workmail.deleteMailboxPermissions(pair)
  expect(await permissionsOn(aws, yuki)).toEqual([])
})

test.each<[string, string, string, PermissionType[], string]>([
  ['a user all on a user', yuki, ana, ['FULL_ACCESS', 'SEND_AS', 'SEND_ON_BEHALF'], 'done'],
  ['by name and address', 'yuki.tanaka', 'ANA@example.com', ['SEND_AS'], 'done'],
  ['a group to send for a user', yuki, sales, ['SEND_AS', 'SEND_ON_BEHALF'], 'done'],
  ['a user to send for a group', support, ana, ['SEND_AS'], 'done'],
  ['a group to send for a group', support, sales, ['SEND_ON_BEHALF'], 'done'],
  ['a user all on a resource', 'car.bonn', ana, ['FULL_ACCESS'], 'done'],
  ['a remote user to send for a user', yuki, 'remote.partner', ['SEND_AS'], 'done'],
  ['a group full access', yuki, sales, ['SEND_AS', 'FULL_ACCESS'], 'InvalidParameterException'],
  ['a user full access on a group', sales, ana, ['FULL_ACCESS'], 'InvalidParameterException'],
  ['nothing', yuki, ana, [], 'InvalidParameterException'],
  ['the owner', ana, 'ana.silva', ['SEND_AS'], 'InvalidParameterException'],
  ['a resource', yuki, 'car.bonn', ['SEND_AS'], 'InvalidParameterException'],
  ['a disabled user', yuki, tomas, ['SEND_AS'], 'EntityStateException'],
  ['a user on a disabled user', tomas, ana, ['SEND_AS'], 'EntityStateException'],
  ['a user on a disabled group', sampleGroupId(9), ana, ['SEND_AS'], 'EntityStateException'],
  [
    'a user on a user without a mailbox',
    'remote.partner',
    ana,
    ['SEND_AS'],
    'EntityStateException',
  ],
  ['nobody', yuki, 'nobody', ['SEND_AS'], 'EntityNotFoundException'],
  ['a user on nobody', 'nobody', ana, ['SEND_AS'], 'EntityNotFoundException'],
  // The first error wins if several things are wrong (06 §2.2).
  ['nobody nothing', yuki, 'nobody', [], 'InvalidParameterException'],
  [
    'a disabled group full access',
    yuki,
    sampleGroupId(9),
    ['FULL_ACCESS'],
    'InvalidParameterException',
  ],
])('PERM-02 PERM-05 PERM-08 permitting %s', async (_, EntityId, GranteeId, values, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, EntityId, GranteeId, PermissionValues: values }
  expect(await outcomeOf(aws.workmail.putMailboxPermissions(request))).toBe(outcome)
})

test.each([
  ['a disabled user', ana, tomas, 'done'],
  ['one that has none', yuki, ana, 'done'],
  ['nobody', ana, 'nobody', 'EntityNotFoundException'],
  ['a user, on nobody', 'nobody', ana, 'EntityNotFoundException'],
])('PERM-07 taking permissions from %s', async (_, EntityId, GranteeId, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, EntityId, GranteeId }
  expect(await outcomeOf(aws.workmail.deleteMailboxPermissions(request))).toBe(outcome)
  expect(await permissionsOn(aws, ana)).toHaveLength(GranteeId === tomas ? 2 : 3)
})

test('PERM-15 permissions can be set in a directory of the customer, too', async () => {
  await using aws = await startLocalAws()
  const put = aws.workmail.putMailboxPermissions({
    OrganizationId: sampleOrganizations.activeDirectory,
    EntityId: 'jurgen.muller',
    GranteeId: 'Sales',
    PermissionValues: ['SEND_AS'],
  })
  expect(await outcomeOf(put)).toBe('done')
})
