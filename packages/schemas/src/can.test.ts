import { expect, test } from 'vitest'
import { can } from './can.ts'
import { declarationOf, type OperationId, operations } from './operations.ts'
import { rolesIn, rolesText } from './role.ts'

/**
 * This table shows a change of rights in review: everyone who adds or changes an operation edits
 * its line.
 */
test('each operation has the roles listed here', () => {
  const rights = Object.keys(operations)
    .map((id) => `${id}: ${declarationOf(id as OperationId).roles.join(' ')}`)
    .join('\n')
  expect(rights).toMatchInlineSnapshot(`
    "session.describe: administrator helpDesk auditor
    connections.describe: administrator helpDesk auditor
    organizations.list: administrator helpDesk auditor
    organizations.describe: administrator helpDesk auditor
    organizationTags.list: administrator helpDesk auditor
    organizationTags.put: administrator
    inboundDmarcSettings.describe: administrator helpDesk auditor
    inboundDmarcSettings.put: administrator
    accessControlRules.list: administrator helpDesk auditor
    accessControlRules.put: administrator
    accessControlRules.delete: administrator
    accessControlRules.getEffect: administrator helpDesk auditor
    mailDomains.list: administrator helpDesk auditor
    mailDomains.describe: administrator helpDesk auditor
    sending.describe: administrator helpDesk auditor
    users.list: administrator helpDesk auditor
    users.find: administrator helpDesk auditor
    users.describe: administrator helpDesk auditor
    users.create: administrator
    users.update: administrator
    users.enable: administrator
    users.disable: administrator
    users.delete: administrator
    users.resetPassword: administrator helpDesk
    groups.list: administrator helpDesk auditor
    groups.describe: administrator helpDesk auditor
    groups.listRecipients: administrator helpDesk auditor
    groups.create: administrator
    groups.enable: administrator
    groups.disable: administrator
    groups.update: administrator
    groups.delete: administrator
    groupMembers.list: administrator helpDesk auditor
    groupMembers.listGroups: administrator helpDesk auditor
    groupMembers.listAllGroups: administrator helpDesk auditor
    groupMembers.associate: administrator
    groupMembers.disassociate: administrator
    resources.list: administrator helpDesk auditor
    resources.describe: administrator helpDesk auditor
    resources.create: administrator
    resources.enable: administrator
    resources.disable: administrator
    resources.update: administrator
    resources.delete: administrator
    resourceDelegates.list: administrator helpDesk auditor
    resourceDelegates.associate: administrator
    resourceDelegates.disassociate: administrator
    aliases.list: administrator helpDesk auditor
    aliases.create: administrator
    aliases.delete: administrator
    aliases.makePrimary: administrator
    mailboxPermissions.list: administrator helpDesk auditor
    mailboxPermissions.listHeld: administrator helpDesk auditor
    mailboxPermissions.put: administrator
    mailboxPermissions.delete: administrator
    mailboxes.describe: administrator helpDesk auditor
    mailboxes.updateQuota: administrator
    passwordResets.list: administrator helpDesk auditor
    personalAccessTokens.list: administrator helpDesk auditor
    personalAccessTokens.delete: administrator
    identityProvider.describe: administrator helpDesk auditor
    mobileDeviceAccessOverrides.list: administrator helpDesk auditor
    mobileDeviceAccessOverrides.put: administrator
    mobileDeviceAccessOverrides.delete: administrator
    mobileDevices.list: administrator helpDesk auditor
    mobileDevices.wipe: administrator
    mobileDevices.remove: administrator
    entities.describe: administrator helpDesk auditor
    entities.search: administrator helpDesk auditor
    entities.suggest: administrator helpDesk auditor
    entities.refresh: administrator helpDesk auditor
    jobs.list: administrator auditor
    jobs.describe: administrator auditor
    jobs.plan: administrator
    jobs.start: administrator
    jobs.pause: administrator
    jobs.resume: administrator
    jobs.cancel: administrator
    jobs.retry: administrator
    jobs.discard: administrator
    jobRows.list: administrator auditor
    jobRows.update: administrator
    onboardingTemplates.list: administrator auditor
    onboardingTemplates.put: administrator
    onboardingTemplates.delete: administrator
    sessions.list: administrator auditor
    sessions.revoke: administrator
    auditEntries.list: administrator helpDesk auditor
    auditEntries.describe: administrator helpDesk auditor
    auditEntries.countPerDay: administrator auditor
    auditEntries.describeProof: administrator auditor
    exports.record: administrator helpDesk auditor"
  `)
})

test('m5 an auditor may read whatever an administrator reads', () => {
  const refused = Object.entries(operations)
    .filter(
      ([, { kind, roles }]) => kind === 'read' && !(roles as readonly string[]).includes('auditor'),
    )
    .map(([id]) => id)
  expect(refused).toEqual([])
})

test('an auditor may change nothing', () => {
  const writes = Object.entries(operations)
    .filter(
      ([, { kind, roles }]) => kind === 'write' && (roles as readonly string[]).includes('auditor'),
    )
    .map(([id]) => id)
  expect(writes).toEqual([])
})

test('S12 somebody with several roles may do what any of them may, and nothing else', () => {
  const both = ['helpDesk', 'auditor'] as const
  expect(can(['helpDesk'], 'auditEntries.describeProof')).toBe(false)
  expect(can(both, 'auditEntries.describeProof')).toBe(true)
  expect(can(both, 'users.resetPassword')).toBe(true)
  expect(can(both, 'users.delete')).toBe(false)
  expect(can([], 'session.describe')).toBe(false)
})

test('S12 several roles are stored in one order, and unknown ones are not read', () => {
  expect(rolesText(['auditor', 'helpDesk', 'auditor'])).toBe('helpDesk auditor')
  expect(rolesIn('helpDesk auditor')).toEqual(['helpDesk', 'auditor'])
  expect([rolesIn(''), rolesIn('owner helpDesk')]).toEqual([[], ['helpDesk']])
})
