import {
  sampleChange,
  sampleGroupId,
  sampleHostedZones,
  sampleIdentity,
  sampleIdentityCenter,
  sampleOrganizations,
  sampleResourceId,
  sampleUserId,
} from '@mailroom/local-aws'
import { defaultMobilePolicy } from '@mailroom/schemas/console-only/mobile-policy'
import { exportCheckIds } from '@mailroom/schemas/export-settings'
import {
  type Input,
  isOperationId,
  type OperationId,
  operations,
  resourceOf,
} from '@mailroom/schemas/operations'
import { zipSync } from 'fflate'
import * as z from 'zod/mini'
import { approvalIds } from './put-approvals.ts'
import { putDomains } from './put-cut-overs.ts'
import { putRunIds } from './put-exports.ts'
import { kitIds } from './put-kits.ts'
import { moverInput, putMoverId } from './put-mover.ts'
import { putIds } from './put-snapshots.ts'
import { ana, here, neverEnabledUser, type startBackend } from './start-backend.ts'
import { type Pool, smallestOf } from './valid-inputs.ts'

/** The id of the file that an import needs. */
const uploadId = '00000000-0000-4000-8000-00000000000b'

type Backend = Awaited<ReturnType<typeof startBackend>>

/** The jobs in the inputs below. */
export const jobStates = {
  planned: 'PLANNED',
  running: 'RUNNING',
  paused: 'PAUSED',
  alsoRunning: 'RUNNING',
  completed: 'COMPLETED',
  discarded: 'PLANNED',
  kept: 'PLANNED',
} as const

/** A tag that the tests set before the inputs below replace it. */
const oldTag = { key: 'old', value: '' }

export async function setOldTag({ workmail }: Backend) {
  const { ARN } = await workmail.describeOrganization({ OrganizationId: here.organizationId })
  await workmail.tagResource({ ResourceARN: ARN, Tags: [{ Key: oldTag.key, Value: oldTag.value }] })
}

/** A policy that lets the account send. */
export const senderPolicy = JSON.stringify({
  Statement: {
    ...{ Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'ses:SendRawEmail' },
    Resource: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
  },
})

/** The export that runs in the sample. */
const runningJob = '10000000-0000-4000-8000-000000000014'
/** The complete export of the sample, whose id is that of a setting. */
const sampleExportId = '10000000-0000-4000-8000-000000000015'

const center = sampleIdentityCenter
const assignment: Input<'identityAssignments.create'> = {
  ...{ ...here, applicationArn: center.applicationArn },
  ...{ principalType: 'USER', principalId: sampleIdentity(8) },
}
/** The impersonation role of the sample. */
const sampleRole = { ...here, impersonationRoleId: '10000000-0000-4000-8000-000000000001' }
/** A personal access token of the sample, and the rule for devices that every organization has. */
const sampleToken = '10000000-0000-4000-8000-00000000000a'
const defaultDeviceRule = `default-${here.organizationId}`
/** What that role says. */
export const sampleRoleSeen = {
  ...{ name: 'Mail archive', type: 'READ_ONLY' as const },
  description: 'Copies new messages into the archive every night.',
  rules: [
    { impersonationRuleId: 'everybody', name: 'Everybody', effect: 'ALLOW' as const },
    {
      ...{ impersonationRuleId: 'not-legal', name: 'Not the lawyers', effect: 'DENY' as const },
      ...{ description: 'Their mail is privileged.', targetUsers: [sampleUserId(9)] },
    },
  ],
}
const noRules = { name: 'Archive', type: 'READ_ONLY' as const, rules: [] }
/** The mobile policy of the sample, whose devices are asked to accept another. */
export const samplePolicy = {
  ...{ ...defaultMobilePolicy, requireDeviceEncryption: true, minimumPasswordLength: 6 },
}

const draftedSetting = { capability: 'mobilePolicy', values: defaultMobilePolicy } as const

/** Inputs that work on the sample data, where the smallest one that the schema accepts does not. */
const inputs: { [Id in OperationId]?: Input<Id> } = {
  'identityProvider.createApplication': {
    ...{ ...here, name: 'WorkMail-test', instanceArn: center.instanceArn },
  },
  'identityAssignments.list': { ...here, applicationArn: center.applicationArn },
  'identityAssignments.create': assignment,
  'identityAssignments.delete': assignment,
  'identityProvider.putMode': {
    ...{ ...here, authenticationMode: 'IDENTITY_PROVIDER_ONLY' },
    expected: { authenticationMode: 'IDENTITY_PROVIDER_AND_DIRECTORY' },
  },
  'identityProvider.putTokens': {
    ...{ ...here, status: 'ACTIVE', lifetimeInDays: 30 },
    expected: { status: 'ACTIVE', lifetimeInDays: 365 },
  },
  'identityProvider.disable': {
    ...here,
    expected: { instanceArn: center.instanceArn, applicationArn: center.applicationArn },
  },
  'identityProvider.enable': {
    ...{ ...here, instanceArn: center.instanceArn, applicationArn: center.applicationArn },
  },
  'identityProvider.deleteApplication': {
    ...{ ...here, applicationArn: `${center.applicationArn.slice(0, -4)}0000` },
  },
  'organizationTags.put': {
    ...here,
    tags: [{ key: 'stage', value: 'test' }],
    expected: { tags: [oldTag] },
  },
  'identityFeedback.setForwardingEnabled': {
    ...{ ...here, domainName: 'example.com', forwardingEnabled: true, expected: {} },
  },
  'identityFeedback.setTopic': {
    ...{ ...here, domainName: 'example.com', notificationType: 'Bounce', expected: {} },
    snsTopic: 'arn:aws:sns:us-east-1:123456789012:bounces',
    headersInNotificationsEnabled: true,
  },
  'autodiscover.probe': { ...here, domainName: 'example.com' },
  'dnsRecords.listResults': { ...here, domainName: 'example.com' },
  'dnsRecords.check': { ...here, domainName: 'example.com', purpose: 'mailFromMx' },
  'identityPolicies.put': {
    ...{ ...here, domainName: 'example.com', policyName: 'sender' },
    ...{ policy: senderPolicy, expected: {} },
  },
  'identityPolicies.delete': {
    ...{ ...here, domainName: 'example.com', policyName: 'sender' },
    expected: { policy: senderPolicy },
  },
  'users.find': { ...here, text: 'ana.silva@example.com' },
  'users.create': {
    ...here,
    name: 'new.person',
    displayName: 'New Person',
    email: 'new.person@example.com',
    hiddenFromGlobalAddressList: false,
    role: 'USER',
    password: 'Long enough 12',
  },
  'users.enable': { ...here, userId: neverEnabledUser, email: 'new.colleague@example.com' },
  'users.disable': { ...here, userId: sampleUserId(2) },
  'users.delete': { ...here, userId: sampleUserId(12) },
  'users.resetPassword': { ...here, userId: ana, password: 'Long enough 12' },
  'users.update': { ...here, userId: ana, city: 'Porto', expected: { city: 'Lisboa' } },
  'groups.listRecipients': { ...here, groupId: sampleGroupId(1) },
  'groups.create': {
    ...{ ...here, name: 'New team', email: 'new-team@example.com' },
    hiddenFromGlobalAddressList: false,
  },
  'groups.enable': { ...here, groupId: sampleGroupId(10), email: 'new-group@example.com' },
  'groups.disable': { ...here, groupId: sampleGroupId(7) },
  'groups.update': {
    ...{ ...here, groupId: sampleGroupId(3), email: 'sellers@example.com' },
    hiddenFromGlobalAddressList: true,
    expected: { hiddenFromGlobalAddressList: false },
  },
  'groups.delete': { ...here, groupId: sampleGroupId(9) },
  'groupMembers.associate': { ...here, groupId: sampleGroupId(4), memberId: ana },
  'groupMembers.disassociate': { ...here, groupId: sampleGroupId(4), memberId: ana },
  'resources.create': {
    ...{ ...here, name: 'room.new', type: 'ROOM', email: 'room.new@example.com' },
    hiddenFromGlobalAddressList: false,
  },
  'resources.enable': { ...here, resourceId: sampleResourceId(6), email: 'camera@example.com' },
  'resources.disable': { ...here, resourceId: sampleResourceId(4) },
  'resources.update': {
    ...{ ...here, resourceId: sampleResourceId(1), email: 'lisboa@example.com' },
    ...{ name: 'room.porto', delegateId: ana, expected: { name: 'room.lisboa' } },
  },
  'resources.delete': { ...here, resourceId: sampleResourceId(3) },
  'resourceDelegates.list': { ...here, resourceId: sampleResourceId(2) },
  'resourceDelegates.associate': { ...here, resourceId: sampleResourceId(1), entityId: ana },
  'resourceDelegates.disassociate': { ...here, resourceId: sampleResourceId(1), entityId: ana },
  'aliases.create': { ...here, entityId: ana, alias: 'silva@example.com' },
  'aliases.delete': { ...here, entityId: ana, alias: 'silva@example.com' },
  'aliases.makePrimary': { ...here, entityId: ana, email: 'a.silva@example.com' },
  'mailDomains.register': { ...here, domainName: 'added.example' },
  'mailDomains.updateDefault': {
    ...{ ...here, domainName: 'example.org', expected: { domainName: 'example.com' } },
  },
  'mailDomains.deregister': { ...here, domainName: 'added.example' },
  'mailboxPermissions.put': {
    ...{ ...here, entityId: ana, granteeId: sampleUserId(3) },
    ...{ permissionValues: ['SEND_AS'], expected: { permissionValues: [] } },
  },
  'mailboxPermissions.delete': { ...here, entityId: ana, granteeId: sampleUserId(3) },
  'mailboxes.updateQuota': {
    ...{ ...here, userId: ana, mailboxQuota: 1_000, expected: { mailboxQuota: 51_200 } },
  },
  'impersonationRoles.get': sampleRole,
  'impersonationRoles.countReach': sampleRole,
  'impersonationRoles.listReach': sampleRole,
  'impersonationRoles.getEffect': { ...sampleRole, targetUser: ana, ipAddress: '192.0.2.1' },
  'impersonationRoles.update': { ...sampleRole, ...noRules, expected: sampleRoleSeen },
  'impersonationRoles.delete': { ...sampleRole, expected: noRules },
  'personalAccessTokens.getMetadata': { ...here, personalAccessTokenId: sampleToken },
  'personalAccessTokens.delete': { ...here, personalAccessTokenId: 'no-such-token' },
  'accessControlRules.getEffect': {
    ...{ ...here, userId: ana, action: 'EWS', ipAddress: '192.0.2.1' },
  },
  'mobileDeviceAccessRules.update': {
    ...{ ...here, mobileDeviceAccessRuleId: defaultDeviceRule },
    ...{ name: 'default', effect: 'ALLOW', description: 'All devices' },
    expected: { name: 'default', effect: 'ALLOW', description: 'Default WorkMail Rule' },
  },
  'mobileDeviceAccessRules.delete': {
    ...{ ...here, mobileDeviceAccessRuleId: defaultDeviceRule },
    expected: { name: 'default', effect: 'ALLOW', description: 'All devices' },
  },
  'mobileDeviceAccessOverrides.put': {
    ...{ ...here, userId: ana, deviceId: 'DEVICE1', effect: 'DENY' },
    expected: {},
  },
  'mobileDeviceAccessOverrides.delete': {
    ...{ ...here, userId: ana, deviceId: 'DEVICE1', expected: { effect: 'DENY' } },
  },
  'mobileDeviceAccessOverrides.getEffect': {
    ...{ ...here, userId: ana, deviceId: 'DEVICE1', ipAddress: '192.0.2.1' },
  },
  'mobileDevices.list': { ...here, userId: sampleUserId(6) },
  'mobileDevices.describe': { ...here, userId: sampleUserId(6), deviceId: 'K9MAIL77A1' },
  'mobileDevices.wipe': {
    ...{ ...here, userId: sampleUserId(6), deviceId: 'K9MAIL77A1', confirmation: 'K9MAIL77A1' },
  },
  'mobileDevices.remove': { ...here, userId: sampleUserId(6), deviceId: 'K9MAIL77A1' },
  'mobilePolicy.put': { ...here, ...defaultMobilePolicy, expected: samplePolicy },
  'guidedSettings.keepDraft': { ...here, setting: draftedSetting, version: 0 },
  'guidedSettings.discardDraft': { ...here, capability: 'mobilePolicy', version: 1 },
  'guidedSettings.record': { ...here, setting: draftedSetting, version: 0 },
  'mailFromDomains.put': {
    ...{ ...here, domainName: 'example.com', mailFromDomain: 'mail.example.com' },
    expected: { mailFromDomain: '' },
  },
  'dkim.setEnabled': {
    ...{ ...here, domainName: 'example.com', dkimEnabled: false, expected: { dkimEnabled: true } },
  },
  'hostedZoneChanges.apply': {
    ...{ ...here, domainName: 'new.example.net' },
    hostedZoneId: sampleHostedZones['example.net'],
    records: [
      {
        ...{ name: '_dmarc.new.example.net', type: 'TXT' },
        values: ['v=DMARC1;p=quarantine;pct=100;fo=1'],
      },
    ],
    consent: [],
    expected: { records: [{ name: '_dmarc.new.example.net', type: 'TXT', values: [] }] },
  },
  'hostedZoneChanges.describe': {
    ...{ connectionId: here.connectionId, region: here.region, changeId: sampleChange },
  },
  'entities.search': { ...here, query: { text: 'silva' } },
  'entities.suggest': { ...here, text: 'ana.sliva' },
  'entities.describe': { ...here, email: 'ana@example.com' },
  'jobs.describe': { ...here, jobId: 'planned' },
  'jobs.plan': { ...here, change: { kind: 'disable', targets: { entityIds: [ana] } } },
  'jobs.start': { ...here, jobId: 'planned' },
  'jobs.pause': { ...here, jobId: 'running' },
  'jobs.resume': { ...here, jobId: 'paused' },
  'jobs.cancel': { ...here, jobId: 'alsoRunning' },
  'jobs.retry': { ...here, jobId: 'completed' },
  'jobs.discard': { ...here, jobId: 'discarded' },
  'jobRows.list': { ...here, jobId: 'planned' },
  'jobRows.update': { ...here, jobId: 'kept', number: 1, email: 'chosen@example.com' },
  'onboardingTemplates.put': {
    ...{ ...here, name: 'Support', groupIds: [], addressPattern: '{name}@example.com' },
    ...{ aliasPatterns: [], attributes: {} },
  },
  'onboardingTemplates.delete': { ...here, templateId: 'template' },
  'organizations.delete': {
    ...{ ...here, organizationId: sampleOrganizations.simpleDirectory, alias: 'simple-corp' },
    ...{ deleteDirectory: false, forceDelete: true },
  },
  'snapshots.describe': { ...here, snapshotId: putIds.first },
  'snapshots.listRows': { ...here, snapshotId: putIds.first, kind: 'user' },
  'snapshots.compare': { ...here, snapshotId: putIds.first, otherId: putIds.second },
  'snapshots.download': { ...here, snapshotId: putIds.first, reason: 'to keep it' },
  'archives.build': {
    ...{ ...here, snapshotId: putIds.first, withEvidence: false, reason: 'to keep it' },
  },
  'snapshots.downloadComparison': {
    ...{ ...here, snapshotId: putIds.first, otherId: putIds.second, reason: 'to keep it' },
  },
  'snapshots.delete': { ...here, snapshotId: putIds.deleted },
  'mailboxExclusions.put': { ...here, entityId: ana, reason: 'not needed' },
  'mailboxExclusions.delete': { ...here, entityId: ana },
  'exitChecklist.put': {
    ...{ ...here, item: 'contacts', state: 'closed', note: 'on the share', version: 0 },
  },
  'announcements.put': {
    ...{ ...here, newSystem: 'Elsewhere', cutOverDate: '2027-01-31', helpContact: 'Sam' },
    ...{ recipients: 'pasted', pastedAddresses: ['ana.silva@example.com'] },
    ...{ language: 'en', languageLines: [] },
  },
  'announcements.preview': { ...here, moment: 'notice' },
  'announcements.merge': { ...here, moment: 'notice', reason: 'to send it' },
  'announcementTexts.put': {
    ...{ ...here, moment: 'notice', language: 'en', subject: 'Moving', body: 'Hello {{name}}' },
    expected: {},
  },
  'announcementTexts.delete': { ...here, moment: 'notice', language: 'en' },
  'movers.put': { ...here, moverId: putMoverId, ...moverInput, version: 1 },
  'movers.revoke': { ...here, moverId: putMoverId, reason: 'the role is deleted' },
  'movers.check': { ...here, moverId: putMoverId },
  'movers.delete': { ...here, moverId: putMoverId, reason: 'recorded twice' },
  'lintFindings.accept': { ...here, filter: { text: 'no such thing' }, total: 0, reason: 'none' },
  'accessPaths.check': {
    ...{ ...here, mailboxId: ana, holderId: ana, action: 'ActiveSync', ipAddress: '203.0.113.5' },
    deviceId: 'unknown',
  },
  'accessReviews.put': { ...here, filter: { text: 'no such thing' }, total: 0 },
  'kits.preview': { ...here, target: 'Generic', language: 'en' },
  'kits.generate': {
    ...{ ...here, target: 'Generic', language: 'en', confirmIncomplete: true, reason: 'we leave' },
  },
  'kits.describe': { ...here, kitId: kitIds.kept },
  'kits.listRows': { ...here, kitId: kitIds.kept },
  'kits.download': { ...here, kitId: kitIds.kept, reason: 'to fill the target' },
  'kits.delete': { ...here, kitId: kitIds.deleted },
  'kits.checkSample': {
    ...here,
    target: 'M365',
    file: '10-users/<country>.csv',
    sample: 'User Name',
  },
  'kitResults.list': { ...here, kitId: kitIds.kept },
  'kitResults.import': {
    ...{ ...here, kitId: kitIds.kept, step: 'mailcow' },
    content: 'line,key,action,outcome,message',
  },
  'approvals.request': {
    ...{ ...here, operation: 'snapshots.download', subjectId: putIds.first, reason: 'to keep it' },
  },
  'approvals.approve': { ...here, approvalId: approvalIds.approved },
  'approvals.decline': { ...here, approvalId: approvalIds.declined },
  'accessControlRules.rename': {
    ...{ ...here, name: 'default', newName: 'everybody' },
    expected: { effect: 'ALLOW', description: 'Default WorkMail Rule' },
  },
  'accessTestCases.put': {
    ...{ ...here, name: 'The scanner sends', action: 'SMTP', ipAddress: '192.0.2.10' },
    ...{ effect: 'ALLOW', expected: {} },
  },
  'accessTestCases.delete': {
    ...{ ...here, name: 'The scanner sends' },
    expected: { action: 'SMTP', ipAddress: '192.0.2.10', effect: 'ALLOW' },
  },
  'organizationNotes.put': { ...here, kind: 'smimeStep', subject: '1' },
  'organizationNotes.delete': { ...here, kind: 'smimeStep', subject: '1' },
  'exportSettings.put': {
    ...{ ...here, bucket: 'example-corp-mailbox-exports', prefix: 'exports/' },
    kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002',
    roleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
    expected: {},
  },
  'exportSettings.check': here,
  'exportRuns.plan': { ...here, entityIds: [ana], order: 'size', slots: 10 },
  'exportRuns.planSecondPass': { ...here, runId: putRunIds.completed },
  'exportRuns.describe': { ...here, runId: putRunIds.planned },
  'exportRuns.listItems': { ...here, runId: putRunIds.planned },
  'exportRuns.putOrder': { ...here, runId: putRunIds.planned, order: 'name' },
  'exportJobs.describe': { ...here, jobId: runningJob },
  'exportJobs.adopt': { ...here, jobId: runningJob },
  'exportJobs.cancel': { ...here, jobId: runningJob },
  'exportRuns.start': {
    ...{ ...here, runId: putRunIds.planned, reason: 'we leave' },
    acceptUnchecked: [...exportCheckIds],
  },
  'exportRuns.pause': { ...here, runId: putRunIds.planned },
  'exportRuns.resume': { ...here, runId: putRunIds.planned },
  'exportRuns.add': {
    ...{ ...here, runId: putRunIds.planned, entityId: sampleUserId(3) },
    reason: 'it is removed soon',
  },
  'exportRuns.retry': { ...here, runId: putRunIds.planned, reason: 'The key is enabled again' },
  'exportRuns.cancel': { ...here, runId: putRunIds.planned, entityIds: [ana] },
  'exportRuns.delete': { ...here, runId: putRunIds.deleted },
  'exportEvidence.describe': { ...here, jobId: sampleExportId },
  'exportEvidence.check': { ...here, jobIds: [sampleExportId], level: 1 },
  'exportEvidence.paste': {
    ...{ ...here, jobId: sampleExportId },
    log: JSON.stringify({ totalMessages: '1', sha384Hash: 'ab'.repeat(48) }),
  },
  'exportEvidence.accept': { ...here, jobId: sampleExportId, reason: 'the user has a copy' },
  'exportEvidence.download': { ...here, file: 'pack', reason: 'to keep it' },
  'exportEvidence.putSettings': {
    ...{ ...here, level: 2, readsArchives: true, expected: { level: 1, readsArchives: false } },
  },
  'cutOvers.create': { ...here, domain: 'example.org', target: 'Google' },
  'cutOvers.describe': { ...here, domain: putDomains.seen },
  'cutOvers.check': { ...here, domain: putDomains.seen },
  'cutOvers.downloadRollback': { ...here, domain: putDomains.seen },
  'cutOvers.record': { ...here, domain: putDomains.recorded, version: 1 },
  'cutOvers.putRecords': { ...here, domain: putDomains.entered, version: 1, records: [] },
  'cutOvers.confirm': {
    ...{ ...here, domain: putDomains.confirmed, version: 1 },
    ...{ gate: 'targetVerified', isHeld: true, note: 'it is' },
  },
  'cutOvers.advance': { ...here, domain: putDomains.advanced, version: 1, step: 'record' },
  'cutOvers.rollBack': {
    ...here,
    domain: putDomains.rolledBack,
    version: 1,
    reason: 'mail is lost',
  },
  'cutOvers.delete': { ...here, domain: putDomains.deleted, version: 1, reason: 'by mistake' },
  'sessions.revoke': { sessionId: 'replaced below' },
  'auditEntries.describe': { number: 2 },
  'exports.record': { kind: 'LIST', operation: 'users.list', format: 'CSV', rows: 2 },
}

/** All operations: those with an input above in its order, after the others. */
export const idsInOrder = [
  ...Object.keys(operations).filter((id) => !Object.hasOwn(inputs, id)),
  ...Object.keys(inputs),
].filter(isOperationId)

/** Texts of the sample data, by the member that takes them; `''` is for all others. */
function poolFor(id: OperationId): Pool {
  return {
    ...{ connectionId: [here.connectionId], region: [here.region] },
    organizationId: [here.organizationId],
    ...{ userId: [ana], entityId: [ana], groupId: [sampleGroupId(3)] },
    ...{ resourceId: [sampleResourceId(1)], domainName: ['example.com'], ipAddress: ['192.0.2.1'] },
    ...{ ruleSetName: ['INBOUND_MAIL'], ruleName: [here.organizationId] },
    // A name of its own, so that operations do not meet the objects of others.
    '': [id.replace('.', '-')],
  }
}

const Values = z.record(z.string(), z.unknown())

/** Returns the smallest input of an operation, with texts of the sample data. */
export function smallestInput(id: OperationId) {
  return Values.parse(smallestOf(operations[id].input, poolFor(id)))
}

/**
 * Returns an input of an operation that works on the sample data. A write of settings expects what
 * the `describe` of its resource answers, as a form does.
 */
export async function sampleInput(id: OperationId, { call, post }: Pick<Backend, 'call' | 'post'>) {
  const given = inputs[id]
  if (given) return given
  if (id === 'snapshots.import') {
    const piece = [
      `/api/snapshot-uploads/${uploadId}/0`,
      zipSync({ 'manifest.json': new Uint8Array() }),
    ] as const
    await post(...piece, { 'content-type': 'application/octet-stream' })
    return { ...here, uploadId }
  }
  const input = smallestInput(id)
  const describe = `${resourceOf(id)}.describe`
  if (!('expected' in input) || !isOperationId(describe)) return input
  const { body } = await call(describe, smallestInput(describe))
  return { ...input, expected: body }
}
