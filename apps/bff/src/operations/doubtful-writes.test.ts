import { isDeepStrictEqual } from 'node:util'
import {
  sampleHostedZones,
  sampleIdentity,
  sampleIdentityCenter,
  sampleUserId,
} from '@mailroom/local-aws'
import {
  declarationOf,
  isOperationId,
  type OperationId,
  operations,
} from '@mailroom/schemas/operations'
import { expect, test, vi } from 'vitest'
import { hasFact } from '../jobs/facts/index.ts'
import { sampleRoleSeen } from '../test/sample-inputs.ts'
import { ana, disabledUser, here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'
import { looks } from './looks.ts'

const OrganizationId = here.organizationId
const bruno = sampleUserId(2)

type Backend = Awaited<ReturnType<typeof startBackend>>

/** An AWS call that is carried out although its answer is lost, and the operation that makes it. */
type Doubt = [action: string, id: OperationId, input: object]

const person = (name: string) => ({
  ...{ name, displayName: `New ${name}`, password: 'Long enough 12', role: 'USER' },
  ...{ email: `${name}@example.com`, hiddenFromGlobalAddressList: false },
})

const assignment = {
  ...{ applicationArn: sampleIdentityCenter.applicationArn, principalType: 'USER' },
  principalId: sampleIdentity(8),
}

const room = { type: 'ROOM', hiddenFromGlobalAddressList: false }
const team = { hiddenFromGlobalAddressList: false }
const device = { userId: ana, deviceId: 'device4711' }

/** Writes of every kind, each possible after those before. */
function doubts(groupId: string, resourceId: string, tokenId: string): Doubt[] {
  const bookingOptions = {
    ...{ autoAcceptRequests: true, autoDeclineRecurringRequests: true },
    autoDeclineConflictingRequests: false,
  }
  return [
    ['CreateUser', 'users.create', person('first.person')],
    ['RegisterToWorkMail', 'users.create', person('second.person')],
    ['CreateGroup', 'groups.create', { ...team, name: 'first.team', email: 't1@example.com' }],
    [
      ...(['RegisterToWorkMail', 'groups.create'] as const),
      { ...team, name: 'second.team', email: 't2@example.com' },
    ],
    ['CreateResource', 'resources.create', { ...room, name: 'room.1', email: 'r1@example.com' }],
    [
      ...(['RegisterToWorkMail', 'resources.create'] as const),
      { ...room, name: 'room.2', email: 'r2@example.com' },
    ],
    ['CreateAlias', 'aliases.create', { entityId: ana, alias: 'a.new@example.com' }],
    [
      ...(['UpdatePrimaryEmailAddress', 'aliases.makePrimary'] as const),
      { entityId: ana, email: 'a.new@example.com' },
    ],
    [
      ...(['UpdatePrimaryEmailAddress', 'users.update'] as const),
      { userId: ana, email: 'a.newer@example.com', expected: {} },
    ],
    ['DeleteAlias', 'aliases.delete', { entityId: ana, alias: 'a.new@example.com' }],
    ['UpdateUser', 'users.update', { userId: ana, jobTitle: 'Lead', city: '', expected: {} }],
    [
      ...(['UpdateMailboxQuota', 'mailboxes.updateQuota'] as const),
      { userId: ana, mailboxQuota: 4_711, expected: {} },
    ],
    [
      ...(['PutMailboxPermissions', 'mailboxPermissions.put'] as const),
      {
        ...{ entityId: ana, granteeId: bruno, permissionValues: ['SEND_AS', 'FULL_ACCESS'] },
        expected: { permissionValues: [] },
      },
    ],
    [
      ...(['DeleteMailboxPermissions', 'mailboxPermissions.delete'] as const),
      { entityId: ana, granteeId: bruno },
    ],
    [
      ...(['PutMobileDeviceAccessOverride', 'mobileDeviceAccessOverrides.put'] as const),
      {
        ...{ ...device, effect: 'DENY', description: 'Lost' },
        expected: {},
      },
    ],
    [
      ...(['DeleteMobileDeviceAccessOverride', 'mobileDeviceAccessOverrides.delete'] as const),
      { ...device, expected: { effect: 'DENY', description: 'Lost' } },
    ],
    [
      ...(['DeletePersonalAccessToken', 'personalAccessTokens.delete'] as const),
      { personalAccessTokenId: tokenId },
    ],
    ['AssociateMemberToGroup', 'groupMembers.associate', { groupId, memberId: ana }],
    ['DisassociateMemberFromGroup', 'groupMembers.disassociate', { groupId, memberId: ana }],
    [
      ...(['UpdateGroup', 'groups.update'] as const),
      { groupId, hiddenFromGlobalAddressList: true, expected: {} },
    ],
    ['DeregisterFromWorkMail', 'groups.disable', { groupId }],
    ['RegisterToWorkMail', 'groups.enable', { groupId, email: 'back@example.com' }],
    ['DeregisterFromWorkMail', 'groups.disable', { groupId }],
    ['DeleteGroup', 'groups.delete', { groupId }],
    [
      ...(['UpdateResource', 'resources.update'] as const),
      { resourceId, description: 'Upstairs', bookingOptions, expected: {} },
    ],
    [
      ...(['AssociateDelegateToResource', 'resourceDelegates.associate'] as const),
      { resourceId, entityId: ana },
    ],
    [
      ...(['DisassociateDelegateFromResource', 'resourceDelegates.disassociate'] as const),
      { resourceId, entityId: ana },
    ],
    ['DeregisterFromWorkMail', 'resources.disable', { resourceId }],
    ['DeleteResource', 'resources.delete', { resourceId }],
    ['DeleteUser', 'users.delete', { userId: disabledUser }],
    ['DeregisterFromWorkMail', 'users.disable', { userId: bruno }],
    ['RegisterToWorkMail', 'users.enable', { userId: bruno, email: 'bruno.back@example.com' }],
  ]
}

const domain = { domainName: 'example.org' }
const identity = 'mail.example.org'
const topic = 'arn:aws:sns:us-east-1:123456789012:feedback'
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 'ses:SendEmail', Resource: '*' }],
})
const hostedZoneId = sampleHostedZones['example.net']
const mx = { name: 'new.example.net', type: 'MX' }
/** The role of the sample. */
const impersonationRoleId = '10000000-0000-4000-8000-000000000001'
const copyingRole = {
  ...{ name: 'Copy', type: 'FULL_ACCESS' },
  rules: [{ impersonationRuleId: 'a', name: 'A', effect: 'ALLOW', targetUsers: [ana] }],
}
const values = ['10 inbound-smtp.us-east-1.amazonaws.com']

/** Writes of settings, domains and organizations, each possible after those before. */
const otherDoubts: Doubt[] = [
  ['RegisterMailDomain', 'mailDomains.register', { domainName: 'brand.new.example' }],
  ['DeregisterMailDomain', 'mailDomains.deregister', { domainName: 'brand.new.example' }],
  [
    ...(['UpdateDefaultMailDomain', 'mailDomains.updateDefault'] as const),
    { ...domain, expected: { domainName: 'example.com' } },
  ],
  [
    ...(['SetIdentityMailFromDomain', 'mailFromDomains.put'] as const),
    {
      ...{ ...domain, mailFromDomain: identity, behaviorOnMXFailure: 'RejectMessage' },
      expected: {},
    },
  ],
  [
    ...(['SetIdentityMailFromDomain', 'mailFromDomains.put'] as const),
    {
      ...{ ...domain, mailFromDomain: '' },
      expected: { mailFromDomain: identity },
    },
  ],
  ['VerifyDomainDkim', 'dkim.verify', domain],
  [
    ...(['SetIdentityDkimEnabled', 'dkim.setEnabled'] as const),
    { ...domain, dkimEnabled: false, expected: { dkimEnabled: true } },
  ],
  [
    ...(['PutIdentityPolicy', 'identityPolicies.put'] as const),
    { ...domain, policyName: 'Own', policy, expected: {} },
  ],
  [
    ...(['DeleteIdentityPolicy', 'identityPolicies.delete'] as const),
    { ...domain, policyName: 'Own', expected: { policy } },
  ],
  [
    ...(['SetIdentityNotificationTopic', 'identityFeedback.setTopic'] as const),
    {
      ...{ ...domain, notificationType: 'Bounce', snsTopic: topic },
      ...{ headersInNotificationsEnabled: true, expected: {} },
    },
  ],
  [
    ...(['SetIdentityHeadersInNotificationsEnabled', 'identityFeedback.setTopic'] as const),
    {
      ...{ ...domain, notificationType: 'Complaint', snsTopic: topic },
      ...{ headersInNotificationsEnabled: true, expected: {} },
    },
  ],
  [
    ...(['SetIdentityFeedbackForwardingEnabled', 'identityFeedback.setForwardingEnabled'] as const),
    { ...domain, forwardingEnabled: true, expected: {} },
  ],
  [
    ...(['ChangeResourceRecordSets', 'hostedZoneChanges.apply'] as const),
    {
      ...{ domainName: mx.name, hostedZoneId, records: [{ ...mx, values }], consent: [] },
      expected: { records: [{ ...mx, values: [] }] },
    },
  ],
  [
    ...(['PutInboundDmarcSettings', 'inboundDmarcSettings.put'] as const),
    { enforced: false, expected: {} },
  ],
  [
    ...(['PutAccessControlRule', 'accessControlRules.put'] as const),
    {
      ...{ name: 'NoImap', effect: 'DENY', description: 'No IMAP', actions: ['IMAP', 'SMTP'] },
      expected: {},
    },
  ],
  [
    ...(['DeleteAccessControlRule', 'accessControlRules.delete'] as const),
    {
      name: 'NoImap',
      expected: { effect: 'DENY', description: 'No IMAP', actions: ['IMAP', 'SMTP'] },
    },
  ],
  [
    ...(['DeleteAccessControlRule', 'accessControlRules.rename'] as const),
    {
      ...{ name: 'default', newName: 'everybody' },
      expected: { effect: 'ALLOW', description: 'Default WorkMail Rule' },
    },
  ],
  [
    ...(['PutIdentityProviderConfiguration', 'identityProvider.putMode'] as const),
    {
      authenticationMode: 'IDENTITY_PROVIDER_ONLY',
      expected: { authenticationMode: 'IDENTITY_PROVIDER_AND_DIRECTORY' },
    },
  ],
  [
    ...(['PutIdentityProviderConfiguration', 'identityProvider.putTokens'] as const),
    { status: 'ACTIVE', expected: { status: 'ACTIVE', lifetimeInDays: 365 } },
  ],
  ['CreateApplicationAssignment', 'identityAssignments.create', assignment],
  ['DeleteApplicationAssignment', 'identityAssignments.delete', assignment],
  [
    ...(['DeleteIdentityProviderConfiguration', 'identityProvider.disable'] as const),
    { expected: {} },
  ],
  [
    ...(['CreateImpersonationRole', 'impersonationRoles.create'] as const),
    { name: 'Bot', type: 'READ_ONLY', rules: [] },
  ],
  [
    ...(['UpdateImpersonationRole', 'impersonationRoles.update'] as const),
    {
      ...{ impersonationRoleId, ...copyingRole, expected: sampleRoleSeen },
    },
  ],
  [
    ...(['DeleteImpersonationRole', 'impersonationRoles.delete'] as const),
    { impersonationRoleId, expected: copyingRole },
  ],
  [
    ...(['CreateMobileDeviceAccessRule', 'mobileDeviceAccessRules.create'] as const),
    { name: 'Phones', effect: 'DENY', deviceTypes: ['phone'] },
  ],
  [
    ...(['UpdateMobileDeviceAccessRule', 'mobileDeviceAccessRules.update'] as const),
    {
      ...{ mobileDeviceAccessRuleId: `default-${OrganizationId}`, name: 'default' },
      ...{ effect: 'ALLOW', description: 'All', notDeviceTypes: ['phone'] },
      expected: { name: 'default', effect: 'ALLOW', description: 'Default WorkMail Rule' },
    },
  ],
  [
    ...(['DeleteMobileDeviceAccessRule', 'mobileDeviceAccessRules.delete'] as const),
    {
      mobileDeviceAccessRuleId: `default-${OrganizationId}`,
      expected: {
        ...{ name: 'default', effect: 'ALLOW', description: 'All', notDeviceTypes: ['phone'] },
      },
    },
  ],
  [
    ...(['DeleteOrganization', 'organizations.delete'] as const),
    { alias: 'example-corp', deleteDirectory: false, forceDelete: true },
  ],
]

/** Creates a group and a resource that the writes may change, and finds a token. */
async function subjects({ workmail }: Backend): Promise<[string, string, string]> {
  const { GroupId = '' } = await workmail.createGroup({ OrganizationId, Name: 'some.team' })
  const { ResourceId = '' } = await workmail.createResource({
    ...{ OrganizationId, Name: 'some.room', Type: 'ROOM' },
  })
  for (const [EntityId, Email] of [
    [GroupId, 'some.team@example.com'],
    [ResourceId, 'some.room@example.com'],
  ] as const)
    await workmail.registerToWorkMail({ OrganizationId, EntityId, Email })
  const { PersonalAccessTokenSummaries: tokens } = await workmail.listPersonalAccessTokens({
    OrganizationId,
  })
  return [GroupId, ResourceId, tokens?.[0]?.PersonalAccessTokenId ?? '']
}

const lostAnswers = [
  ['lost', { kind: 'drop' }],
  ['a fault of AWS', { kind: 'status', status: 500 }],
] as const

/** Makes each write, whose answer a fault takes, and expects that it is found carried out. */
async function expectFound(
  backend: Backend,
  all: readonly Doubt[],
  fault: (typeof lostAnswers)[number][1],
) {
  for (const [action, id, input] of all) {
    await backend.faults({ operation: action, count: 1, afterwards: true, ...fault })
    const { status, body } = await backend.call(id, { ...here, ...input })
    expect([200, 204], `${id} answers ${JSON.stringify(body)}`).toContain(status)
    // Neither half of it is told to be missing.
    expect(JSON.stringify(body ?? {}), id).not.toMatch(/"not(Enabled|Updated)"/)
    expect(await backend.faultsLeft(), `${id} has met its fault`).toBe(0)
    expect((await backend.audit()).at(-1)).toMatchObject({ operation: id, outcome: 'FoundDone' })
  }
}

test.each(lostAnswers)(
  'D12 D13 every write that AWS carried out is reported as carried out, although its answer is %s',
  async (_, fault) => {
    await using backend = await startBackend('administrator')
    await expectFound(backend, doubts(...(await subjects(backend))), fault)
  },
)

test.each(lostAnswers)(
  'D12 D13 so is every write of domains, settings and organizations whose answer is %s',
  async (_, fault) => {
    await using backend = await startBackend('administrator')
    await expectFound(backend, otherDoubts, fault)
  },
)

/**
 * Writes that nobody can look up. A rule that is checked is saved as it is; the tags of an
 * organization are put in two parts; of devices and of the mobile policy there is no public API;
 * the writes of jobs and of a row only read AWS, and so does the check of exports; what a run of
 * exports sends, it sends again by itself with the same token. Applications of Identity Center belong
 * to the account, and no operation of WorkMail lists them.
 */
const notLookedUp = [
  ...['receiptRules.check', 'organizationTags.put', 'mobileDevices.wipe', 'mobileDevices.remove'],
  'mobilePolicy.put',
  ...['jobs.plan', 'jobs.start', 'jobs.pause', 'jobs.resume', 'jobs.cancel', 'jobs.retry'],
  ...['jobs.discard', 'jobRows.update', 'onboardingTemplates.put', 'onboardingTemplates.delete'],
  ...['organizationNotes.put', 'organizationNotes.delete', 'sessions.revoke'],
  ...['exportSettings.put', 'exportSettings.check'],
  ...['exportRuns.start', 'exportRuns.resume', 'exportRuns.cancel', 'exportRuns.retry'],
  'exportRuns.add',
  ...['identityProvider.createApplication', 'identityProvider.deleteApplication'],
]

test('D12 every write at AWS can be looked up after its answer is lost, but for those named here', () => {
  const isKnown = (id: OperationId) => Object.hasOwn(looks, id) || hasFact(id)
  const writes = Object.keys(operations)
    .filter(isOperationId)
    .filter((id) => declarationOf(id).kind === 'write' && !declarationOf(id).changesOnlyMailroom)
  const unknown = writes.filter((id) => !isKnown(id))
  expect(unknown.sort()).toEqual(notLookedUp.sort())
})

test.each(lostAnswers)(
  'D12 XQ-13 so is the cancellation of an export that others began, whose answer is %s',
  async (_, fault) => {
    await using backend = await startBackend('administrator')
    const { JobId } = await backend.workmail.startMailboxExportJob({
      ...{ OrganizationId: here.organizationId, EntityId: ana, ClientToken: 'of-others' },
      ...{ RoleArn: 'arn:aws:iam::111122223333:role/export', S3BucketName: 'exports-of-others' },
      KmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/12345678-1234-1234-1234-123456789012',
      S3Prefix: 'mail/',
    })
    const which = { ...here, jobId: JobId }
    expect(await backend.call('exportJobs.describe', which)).toHaveProperty('body.state', 'RUNNING')
    await expectFound(backend, [['CancelMailboxExportJob', 'exportJobs.cancel', which]], fault)
  },
)

test('D12 ORG-10 an organization whose answer is lost is found by its alias, with its id', async () => {
  await using backend = await startBackend('administrator')
  const { organizationId: _, ...inRegion } = here
  await backend.faults({
    operation: 'CreateOrganization',
    kind: 'drop',
    count: 1,
    afterwards: true,
  })
  const created = await backend.call('organizations.create', { ...inRegion, alias: 'New-Corp' })
  const { OrganizationSummaries = [] } = await backend.workmail.listOrganizations({})
  const found = OrganizationSummaries.find(({ Alias }) => Alias === 'New-Corp')
  expect(found?.OrganizationId).toMatch(/^m-/)
  expect(created).toMatchObject({ status: 200, body: { organizationId: found?.OrganizationId } })
  expect((await backend.audit()).at(-1)).toMatchObject({
    ...{ operation: 'organizations.create', outcome: 'FoundDone' },
    target_id: found?.OrganizationId,
  })
})

test('D12 ORG-12 an organization that had the alias before is never taken for the created one', async () => {
  await using backend = await startBackend('administrator')
  const { organizationId: _, ...inRegion } = here
  await backend.faults({ operation: 'CreateOrganization', kind: 'status', status: 500, count: 1 })
  const alias = 'example-corp'
  expect(await backend.call('organizations.create', { ...inRegion, alias })).toMatchObject({
    status: 502,
    body: { code: 'InternalFailure', mayHaveChanged: true, operation: 'organizations.create' },
  })
})

test('D12 DOM-40 a domain that was there is not reported as added again if its policy is not renewed', async () => {
  await using backend = await startBackend('administrator')
  const register = () => backend.call('mailDomains.register', { ...here, ...domain })
  await backend.faults({ operation: 'RegisterMailDomain', kind: 'drop', count: 1 })
  expect(await register()).toMatchObject({
    status: 502,
    body: { mayHaveChanged: true, operation: 'mailDomains.register' },
  })
  await backend.faults({
    operation: 'RegisterMailDomain',
    kind: 'drop',
    count: 1,
    afterwards: true,
  })
  expect(await register()).toMatchObject({ status: 204 })
  expect((await backend.audit()).at(-1)).toMatchObject({ outcome: 'FoundDone' })
})

/** What AWS has already, and what is not there yet, so that nothing would change. */
const changesNothing = (id: OperationId, input: object) =>
  ['dkim.verify', 'mailDomains.deregister'].includes(id) ||
  id.endsWith('.delete') ||
  Object.entries(input).some(([name, value]) => name === 'mailFromDomain' && value === '')

test('D13 a write of a domain or setting that AWS did not carry out stays in doubt', async () => {
  await using backend = await startBackend('administrator')
  const changing = otherDoubts.filter(([, id, input]) => !changesNothing(id, input))
  const deletions: Doubt[] = [
    ['DeregisterMailDomain', 'mailDomains.deregister', { domainName: 'new.example.net' }],
    [
      ...(['DeleteOrganization', 'organizations.delete'] as const),
      { alias: 'example-corp', deleteDirectory: false, forceDelete: true },
    ],
  ]
  for (const [action, id, input] of [...changing, ...deletions]) {
    await backend.faults({ operation: action, count: 1, kind: 'drop' })
    const { body } = await backend.call(id, { ...here, ...input })
    expect(await backend.faultsLeft(), `${id} has met its fault`).toBe(0)
    const doubt = { code: 'AwsUnreachable', mayHaveChanged: true, operation: id }
    expect([id, body]).toEqual([
      id,
      expect.toSatisfy((answer) =>
        [answer, answer?.notUpdated].some((error) =>
          isDeepStrictEqual({ ...doubt, ...error }, error),
        ),
      ),
    ])
  }
})

test('D12 a user whose enabling AWS did not carry out is reported as not enabled, in doubt', async () => {
  await using backend = await startBackend('administrator')
  await backend.faults({ operation: 'RegisterToWorkMail', kind: 'drop', count: 1 })
  expect(await backend.call('users.create', { ...here, ...person('first.person') })).toMatchObject({
    status: 200,
    body: {
      notEnabled: { code: 'AwsUnreachable', mayHaveChanged: true, operation: 'users.enable' },
    },
  })
})

test('D12 somebody who had the name before is never taken for the created user', async () => {
  await using backend = await startBackend('administrator')
  const { name, ...rest } = person('first.person')
  await backend.workmail.createUser({
    ...{ OrganizationId, Name: name, DisplayName: 'Another', Password: 'Other enough 12' },
  })
  await backend.faults({ operation: 'CreateUser', kind: 'status', status: 500, count: 1 })
  expect(await backend.call('users.create', { ...here, name, ...rest })).toMatchObject({
    status: 502,
    body: { code: 'InternalFailure', mayHaveChanged: true, operation: 'users.create' },
  })
})

test.each([
  ['cannot be read', 'ResetPassword', 'users.resetPassword', { password: 'Long enough 12' }, []],
  ['cannot be looked up either', 'DeregisterFromWorkMail', 'users.disable', {}, ['DescribeUser']],
] as const)(
  'D13 a write that %s may have been carried out, and the answer says which it was',
  async (_, action, id, input, alsoAway) => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    await using backend = await startBackend('administrator')
    const operations = [action, ...alsoAway]
    await backend.faults(
      ...operations.map((operation) => ({
        ...{ operation, kind: 'status' as const, status: 500, afterwards: true },
      })),
    )
    expect(await backend.call(id, { ...here, userId: ana, ...input })).toMatchObject({
      status: 502,
      body: { code: 'InternalFailure', mayHaveChanged: true, operation: id },
    })
    expect((await backend.audit()).at(-1)).toMatchObject({ outcome: 'InternalFailure' })
  },
)

test('D13 a write with a part that was carried out says so, although AWS refused the rest', async () => {
  await using backend = await startBackend('administrator')
  const [, resourceId] = await subjects(backend)
  const update = { ...here, resourceId, delegateId: ana, type: 'EQUIPMENT', expected: {} }
  await backend.faults(
    { operation: 'UpdateResource', kind: 'expiredToken', count: 1 },
    { operation: 'DisassociateDelegateFromResource', kind: 'expiredToken', count: 1 },
  )
  expect(await backend.call('resources.update', update)).toMatchObject({
    status: 400,
    body: { code: 'ExpiredTokenException', mayHaveChanged: true, operation: 'resources.update' },
  })
})

test('RES-07 an update of a resource that AWS refuses adds no delegate', async () => {
  await using backend = await startBackend('administrator')
  const [, resourceId] = await subjects(backend)
  const delegates = async () =>
    (await backend.call('resourceDelegates.list', { ...here, resourceId })).body
  const before = await delegates()
  const update = { ...here, resourceId, delegateId: ana, type: 'EQUIPMENT', expected: {} }
  await backend.faults({ operation: 'UpdateResource', kind: 'expiredToken', count: 1 })
  const { status, body } = await backend.call('resources.update', update)
  expect([status, body]).toMatchObject([400, { code: 'ExpiredTokenException' }])
  expect(body).not.toHaveProperty('mayHaveChanged')
  expect(await delegates()).toEqual(before)
  expect(JSON.stringify(before)).not.toContain(ana)
  expect((await backend.call('resources.update', update)).status).toBe(200)
  expect(JSON.stringify(await delegates())).toContain(ana)
})

test('D13 a write that never reached AWS has changed nothing', async () => {
  await using aws = await startOtherAws(() => ({ status: 200, body: '{}' }))
  const connections = [{ ...aws.connection, endpoint: 'http://127.0.0.1:1' }]
  await using backend = await startBackend('administrator', { connections })
  expect(await backend.call('users.disable', { ...here, userId: ana })).toMatchObject({
    status: 502,
    body: { code: 'AwsUnreachable', mayHaveChanged: false },
  })
})
