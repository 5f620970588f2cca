import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { assume, clientsOf, refusalOf, setProfiles } from '../test/clients.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const UserId = sampleUserId(1)
const Password = 'Correct horse 1'
const organizationArn = `arn:aws:workmail:us-east-1:123456789012:organization/${OrganizationId}`

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })
const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' }

test('ERR-01 ERR-04 the profile readonly reads, and a write is refused in the words of AWS and changes nothing', async () => {
  await using aws = await startLocalAws()
  const { workmail } = clientsOf(aws, 'readonly')
  const before = await workmail.describeUser({ OrganizationId, UserId })
  expect(await outcomeOf(workmail.listUsers({ OrganizationId }))).toBe('done')
  const update = workmail.updateUser({ OrganizationId, UserId, City: 'Porto' })
  expect(await refusalOf(update)).toEqual({
    name: 'AccessDeniedException',
    status: 400,
    message: `User: arn:aws:iam::123456789012:user/readonly is not authorized to perform: workmail:UpdateUser on resource: ${organizationArn} because no identity-based policy allows the workmail:UpdateUser action`,
  })
  expect(await aws.workmail.describeUser({ OrganizationId, UserId })).toEqual({
    ...before,
    $metadata: expect.anything(),
  })
})

test('ERR-04 the profile helpdesk resets passwords, and disables and deletes nobody', async () => {
  await using aws = await startLocalAws()
  const { workmail } = clientsOf(aws, 'helpdesk')
  const outcomes = [
    workmail.resetPassword({ OrganizationId, UserId, Password }),
    workmail.deregisterFromWorkMail({ OrganizationId, EntityId: UserId }),
    workmail.deleteUser({ OrganizationId, UserId: sampleUserId(13) }),
  ]
  expect(await Promise.all(outcomes.map(outcomeOf))).toEqual([
    'done',
    'AccessDeniedException',
    'AccessDeniedException',
  ])
})

test('ERR-04 the profile full and unknown access keys may do everything', async () => {
  await using aws = await startLocalAws()
  for (const key of ['full', 'AKIAIOSFODNN7EXAMPLE']) {
    const { workmail, ses } = clientsOf(aws, key)
    expect(await outcomeOf(workmail.updateUser({ OrganizationId, UserId, City: key }))).toBe('done')
    expect(await outcomeOf(ses.listConfigurationSets({}))).toBe('done')
  }
})

test('ERR-01 an explicit deny has its own words, and wins over what is allowed', async () => {
  await using aws = await startLocalAws()
  const deny = { Effect: 'Deny', Action: ['workmail:delete*'], Resource: '*' }
  await setProfiles(aws, [{ accessKeyId: 'AKIA1', name: 'jane', policy: policy(allowAll, deny) }])
  const { workmail } = clientsOf(aws, 'AKIA1')
  expect(await outcomeOf(workmail.listUsers({ OrganizationId }))).toBe('done')
  expect(await refusalOf(workmail.deleteUser({ OrganizationId, UserId }))).toMatchObject({
    name: 'AccessDeniedException',
    message: `User: arn:aws:iam::123456789012:user/jane is not authorized to perform: workmail:DeleteUser on resource: ${organizationArn} with an explicit deny in an identity-based policy`,
  })
})

test('ERR-04 SES refuses in its own format, with status 403 and no resource', async () => {
  await using aws = await startLocalAws()
  const { ses } = clientsOf(aws, 'helpdesk')
  expect(await refusalOf(ses.listConfigurationSets({}))).toEqual({
    name: 'AccessDenied',
    status: 403,
    message:
      'User: arn:aws:iam::123456789012:user/helpdesk is not authorized to perform: ses:ListConfigurationSets on resource: * because no identity-based policy allows the ses:ListConfigurationSets action',
  })
})

test('IAM-11 IAM-12 a policy for one organization opens no other, and lists none', async () => {
  await using aws = await startLocalAws()
  const one = { Effect: 'Allow', Action: 'workmail:*', Resource: organizationArn }
  await setProfiles(aws, [{ accessKeyId: 'one', policy: policy(one) }])
  const { workmail } = clientsOf(aws, 'one')
  const other = { OrganizationId: sampleOrganizations.activeDirectory }
  expect(await outcomeOf(workmail.describeOrganization({ OrganizationId }))).toBe('done')
  expect(await outcomeOf(workmail.listTagsForResource({ ResourceARN: organizationArn }))).toBe(
    'done',
  )
  expect(await outcomeOf(workmail.describeOrganization(other))).toBe('AccessDeniedException')
  expect((await refusalOf(workmail.listOrganizations({}))).message).toContain('on resource: * ')
})

test('IAM-05 IAM-13 the Region and the tags of an organization decide where a policy says so', async () => {
  await using aws = await startLocalAws()
  const conditions = [
    { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
    { StringLike: { 'aws:ResourceTag/Team': 'mail*' } },
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'Team' }, Null: { 'aws:TagKeys': 'false' } },
  ]
  const profiles = conditions.map((Condition, index) => ({
    accessKeyId: `key-${index}`,
    policy: policy({ Effect: 'Allow', Action: '*', Resource: '*', Condition }),
  }))
  await setProfiles(aws, profiles)
  const [regional, tagged, tagging] = profiles.map(({ accessKeyId }) => accessKeyId)
  const elsewhere = clientsOf(aws, regional ?? '', 'eu-west-1').workmail
  expect(await outcomeOf(elsewhere.listOrganizations({}))).toBe('done')
  const here = clientsOf(aws, regional ?? '').workmail
  expect(await outcomeOf(here.listOrganizations({}))).toBe('AccessDeniedException')

  const describe = () =>
    outcomeOf(clientsOf(aws, tagged ?? '').workmail.describeOrganization({ OrganizationId }))
  expect(await describe()).toBe('AccessDeniedException')
  const tag = (key: string) =>
    outcomeOf(
      clientsOf(aws, tagging ?? '').workmail.tagResource({
        ResourceARN: organizationArn,
        Tags: [{ Key: key, Value: 'mailroom' }],
      }),
    )
  expect([await tag('Owner'), await tag('Team')]).toEqual(['AccessDeniedException', 'done'])
  expect(await describe()).toBe('done')
})

test('ERR-02 a role that is handed to WorkMail must be one that the caller may pass', async () => {
  await using aws = await startLocalAws()
  const passable = {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: 'arn:aws:iam::*:role/*workmail*',
  }
  const workmailOnly = { Effect: 'Allow', Action: 'workmail:*', Resource: '*' }
  await setProfiles(aws, [{ accessKeyId: 'key', policy: policy(workmailOnly, passable) }])
  const { workmail } = clientsOf(aws, 'key')
  const monitor = (role: string) =>
    workmail.putEmailMonitoringConfiguration({
      OrganizationId,
      RoleArn: `arn:aws:iam::123456789012:role/${role}`,
      LogGroupArn:
        'arn:aws:logs:us-east-1:123456789012:log-group:/aws/workmail/emailevents/corp-directory:*',
    })
  expect(await outcomeOf(monitor('workmail-monitoring'))).toBe('done')
  expect((await refusalOf(monitor('WorkMailRole'))).message).toBe(
    'User: arn:aws:iam::123456789012:user/key is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/WorkMailRole because no identity-based policy allows the iam:PassRole action',
  )
})

test('ERR-04 a profile is still there after a restart', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'local-aws-'))
  {
    await using aws = await startLocalAws({ dataDir: folder.path })
    await setProfiles(aws, [{ accessKeyId: 'AKIA1', policy: 'readonly' }])
  }
  await using aws = await startLocalAws({ dataDir: folder.path })
  const { workmail } = clientsOf(aws, 'AKIA1')
  const update = workmail.updateUser({ OrganizationId, UserId, City: 'Porto' })
  expect(await outcomeOf(update)).toBe('AccessDeniedException')
})

test('ERR-04 the control lists the profiles, and replaces those that were set', async () => {
  await using aws = await startLocalAws()
  const list = async () => (await fetch(`${aws.endpoint}/__local/profiles`)).json()
  const builtIn = ['full', 'readonly', 'helpdesk'].map((name) => ({
    accessKeyId: name,
    name,
    policy: name,
  }))
  expect(await list()).toEqual(builtIn)
  const own = { accessKeyId: 'full', name: 'full', policy: policy(allowAll) }
  expect(await setProfiles(aws, [own])).toEqual({
    status: 200,
    body: [...builtIn.slice(1), own],
  })
  await setProfiles(aws, [])
  expect(await list()).toEqual(builtIn)
})

test('ERR-04 a built-in profile whose name or key is taken has neither key nor role', async () => {
  await using aws = await startLocalAws()
  await setProfiles(aws, [
    { accessKeyId: 'AKIA1', name: 'readonly', policy: 'helpdesk' },
    { accessKeyId: 'helpdesk', name: 'jane', policy: 'readonly' },
  ])
  const { workmail } = clientsOf(aws, 'readonly')
  expect(await outcomeOf(workmail.updateUser({ OrganizationId, UserId, City: 'Porto' }))).toBe(
    'done',
  )
  expect(await outcomeOf(assume(aws, 'helpdesk'))).toBe('AccessDenied')
  expect(await outcomeOf(assume(aws, 'readonly'))).toBe('done')
})

test.each([
  ['an unknown built-in profile', [{ accessKeyId: 'a', policy: 'everything' }]],
  [
    'an unknown operator',
    [{ accessKeyId: 'a', policy: policy({ ...allowAll, Condition: { Equals: { a: 'b' } } }) }],
  ],
  [
    'a statement without a resource',
    [{ accessKeyId: 'a', policy: policy({ Effect: 'Allow', Action: '*' }) }],
  ],
  [
    'an action and its negation',
    [{ accessKeyId: 'a', policy: policy({ ...allowAll, NotAction: 'a:b' }) }],
  ],
  [
    'a principal, as in the policy of a resource',
    [{ accessKeyId: 'a', policy: policy({ ...allowAll, Principal: '*' }) }],
  ],
  ...['10.0.0.0/99', '2001:db8::/129', '10.0.0.0/', 'fe80::1%lo', 'here'].map(
    (network): [string, object[]] => [
      `the network ${network}`,
      [
        {
          accessKeyId: 'a',
          policy: policy({ ...allowAll, Condition: { IpAddress: { 'aws:SourceIp': [network] } } }),
        },
      ],
    ],
  ),
  [
    'two profiles of one name',
    [
      { accessKeyId: 'a', policy: 'full' },
      { accessKeyId: 'b', name: 'a', policy: 'full' },
    ],
  ],
])('ERR-04 the control refuses %s, and changes nothing', async (_, profiles) => {
  await using aws = await startLocalAws()
  await setProfiles(aws, [{ accessKeyId: 'kept', policy: 'helpdesk' }])
  expect((await setProfiles(aws, profiles)).status).toBe(400)
  const kept = await (await fetch(`${aws.endpoint}/__local/profiles`)).json()
  expect(kept).toContainEqual({ accessKeyId: 'kept', name: 'kept', policy: 'helpdesk' })
})
