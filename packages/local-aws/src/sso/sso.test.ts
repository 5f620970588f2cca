import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import {
  sampleIdentity,
  sampleIdentityCenter,
  sampleIdentityGroup,
} from '../sample/identity-center.ts'
import { clientsOf, refusalOf, setProfiles } from '../test/clients.ts'

const { applicationArn: ApplicationArn, instanceArn, identityStoreId } = sampleIdentityCenter
const IdentityStoreId = identityStoreId

test('IDC-05 the instance of the Region is listed, and another Region has none', async () => {
  await using aws = await startLocalAws()
  const { Instances } = await clientsOf(aws, 'local').sso.listInstances({})
  expect(Instances).toMatchObject([{ InstanceArn: instanceArn, IdentityStoreId }])
  expect((await clientsOf(aws, 'local', 'eu-west-1').sso.listInstances({})).Instances).toEqual([])
})

test('IDC-05 assignments are created, listed in pages and deleted; unknown ones are refused', async () => {
  await using aws = await startLocalAws()
  const { sso } = clientsOf(aws, 'local')
  const ana = { ApplicationArn, PrincipalType: 'USER', PrincipalId: sampleIdentity(1) } as const
  await sso.createApplicationAssignment(ana)
  await sso.createApplicationAssignment(ana)
  const first = await sso.listApplicationAssignments({ ApplicationArn, MaxResults: 2 })
  const { NextToken } = first
  const rest = await sso.listApplicationAssignments({ ApplicationArn, MaxResults: 2, NextToken })
  const all = [...(first.ApplicationAssignments ?? []), ...(rest.ApplicationAssignments ?? [])]
  expect(all.map(({ PrincipalId }) => PrincipalId).sort()).toEqual(
    [sampleIdentity(1), sampleIdentity(4), sampleIdentityGroup(1)].sort(),
  )
  await sso.deleteApplicationAssignment(ana)
  const notFound = { name: 'ResourceNotFoundException' }
  expect(await refusalOf(sso.deleteApplicationAssignment(ana))).toMatchObject(notFound)
  const nobody = { ...ana, PrincipalId: sampleIdentity(77) }
  expect(await refusalOf(sso.createApplicationAssignment(nobody))).toMatchObject(notFound)
})

test('IDC-05 users, groups and members of the identity store are read, and unknown ones are refused', async () => {
  await using aws = await startLocalAws()
  const { identitystore } = clientsOf(aws, 'local')
  const users = await identitystore.listUsers({ IdentityStoreId, MaxResults: 100 })
  expect(users.Users?.map(({ UserName }) => UserName)).toContain('cdubois')
  const filter = [{ AttributePath: 'UserName', AttributeValue: 'ANA.silva' }]
  expect(await identitystore.listUsers({ IdentityStoreId, Filters: filter })).toMatchObject({
    Users: [{ UserId: sampleIdentity(1), Emails: [{ Value: 'ana.silva@example.com' }] }],
  })
  const { Groups = [] } = await identitystore.listGroups({ IdentityStoreId })
  expect(Groups.map(({ DisplayName }) => DisplayName)).toEqual(['Auditors', 'WorkMail'])
  const GroupId = sampleIdentityGroup(1)
  const { GroupMemberships } = await identitystore.listGroupMemberships({
    IdentityStoreId,
    GroupId,
  })
  expect(GroupMemberships?.map(({ MemberId }) => MemberId?.UserId)).toEqual(
    [1, 2, 3, 7].map(sampleIdentity),
  )
  const ana = { IdentityStoreId, UserId: sampleIdentity(1) }
  expect(await identitystore.describeUser(ana)).toMatchObject({ UserName: 'ana.silva' })
  const notFound = { name: 'ResourceNotFoundException' }
  const UserId = sampleIdentity(77)
  expect(await refusalOf(identitystore.describeUser({ IdentityStoreId, UserId }))).toMatchObject(
    notFound,
  )
  const unknown = { IdentityStoreId: 'd-0000000000' }
  expect(await refusalOf(identitystore.listUsers(unknown))).toMatchObject(notFound)
})

test('IDC-17 a profile that does not allow sso and identitystore is denied in their own form', async () => {
  await using aws = await startLocalAws()
  const policy = { Statement: [{ Effect: 'Allow', Action: 'workmail:*', Resource: '*' }] }
  await setProfiles(aws, [{ accessKeyId: 'jane', policy }])
  const { sso, identitystore } = clientsOf(aws, 'jane')
  expect(await refusalOf(sso.listInstances({}))).toMatchObject({
    ...{ name: 'AccessDeniedException', status: 400 },
    message: expect.stringContaining('sso:ListInstances'),
  })
  expect(await refusalOf(identitystore.listUsers({ IdentityStoreId }))).toMatchObject({
    message: expect.stringContaining('identitystore:ListUsers'),
  })
})
