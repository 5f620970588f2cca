import { isDeepStrictEqual } from 'node:util'
import { topicOf } from '@mailroom/schemas/identity-feedback'
import { workmailAccessOf } from '@mailroom/schemas/identity-policy-kinds'
import { parsedJson } from '@mailroom/schemas/json-text'
import type { Input, OperationId } from '@mailroom/schemas/operations'
import { readRule } from './access-control-rules.ts'
import { ask } from './ask.ts'
import { readDkim, readMailFrom } from './domain-identities.ts'
import type { AwsContext } from './handlers.ts'
import { areRecordsThere } from './hosted-zone-changes.ts'
import { readFeedback } from './identity-feedback.ts'
import { readAllPolicies, readPolicy } from './identity-policies.ts'
import { readConfiguration } from './identity-provider-configuration.ts'
import { assignmentsOf } from './identity-store.ts'
import { findRole, isRoleAs, readRole } from './impersonation-roles.ts'
import { readMailDomain } from './mail-domain.ts'
import { findDeviceRule, readDeviceRule } from './mobile-device-access-rules.ts'
import { findOrganization } from './organizations.ts'
import { camel } from './spelling.ts'

/** What a look asks: clients that only read. */
export type Reader = Pick<AwsContext, 'workmail' | 'client'>

/**
 * Returns whether AWS is as a write leaves it, by the write's input, or by the part of it that was
 * sent. Errors: those of AWS, if it cannot be known.
 */
type Look<Id extends OperationId> = (input: Input<Id>, reader: Reader) => Promise<boolean>

/** Whether everything that a write would set is so already; what it does not set is undefined. */
function isAs(current: Record<string, unknown>, wanted: Record<string, unknown>): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => value === undefined || isDeepStrictEqual(current[name] ?? null, value),
  )
}

async function isAssigned(
  { applicationArn, principalId, principalType }: Input<'identityAssignments.create'>,
  reader: Reader,
): Promise<boolean> {
  const assignments = await assignmentsOf(reader, applicationArn)
  return assignments.some(
    ({ PrincipalId, PrincipalType }) =>
      PrincipalId === principalId && PrincipalType === principalType,
  )
}

/**
 * How a lost answer is looked up where the thing is no user, group or resource: those have facts,
 * which jobs need, too. Without either, a person reads that the write may have been carried out.
 */
export const looks: { readonly [Id in OperationId]?: Look<Id> } = {
  'organizations.create': async ({ alias }, { workmail }) =>
    (await findOrganization(workmail, alias)) !== undefined,

  'organizations.delete': async ({ organizationId }, { workmail }) => {
    const { State } = await workmail.describeOrganization({ OrganizationId: organizationId })
    return State === 'Deleting' || State === 'Deleted'
  },

  /** Adding a domain again shows in its policies only, and not if people wrote some of them. */
  'mailDomains.register': async (input, reader) => {
    const { refused } = await ask(() => readMailDomain(input, reader))
    if (refused?.error.code === 'MailDomainNotFoundException') return false
    if (refused) throw refused
    const { region, organizationId: OrganizationId, domainName } = input
    const { ARN } = await reader.workmail.describeOrganization({ OrganizationId })
    const policies = await readAllPolicies(await reader.client('ses'), domainName)
    const { access, isCustom } = workmailAccessOf(policies, { region, organizationArn: ARN })
    return access === 'current' && !isCustom
  },

  'mailDomains.updateDefault': async ({ organizationId, domainName }, { workmail }) => {
    const organization = await workmail.describeOrganization({ OrganizationId: organizationId })
    return organization.DefaultMailDomain === domainName
  },

  'mailDomains.deregister': async (input, reader) => {
    const { refused } = await ask(() => readMailDomain(input, reader))
    if (refused && refused.error.code !== 'MailDomainNotFoundException') throw refused
    return refused !== undefined
  },

  'mailFromDomains.put': async ({ domainName, mailFromDomain, behaviorOnMXFailure }, reader) => {
    const current = await readMailFrom(await reader.client('ses'), domainName)
    const { MailFromDomain = '', BehaviorOnMXFailure } = current ?? {}
    const wanted = mailFromDomain?.toLowerCase()
    // Without a MAIL FROM domain there is nothing for the other setting to be about.
    if (wanted === '') return MailFromDomain === ''
    return isAs(
      { mailFromDomain: MailFromDomain, behaviorOnMXFailure: BehaviorOnMXFailure },
      { mailFromDomain: wanted, behaviorOnMXFailure },
    )
  },

  /** The records that SES looks for are known from the first time on. */
  'dkim.verify': async ({ domainName }, { client }) => {
    const { DkimTokens = [], DkimVerificationStatus } =
      (await readDkim(await client('ses'), domainName)) ?? {}
    return DkimTokens.length > 0 && ['Pending', 'Success'].includes(DkimVerificationStatus ?? '')
  },

  'dkim.setEnabled': async ({ domainName, dkimEnabled }, { client }) =>
    (await readDkim(await client('ses'), domainName))?.DkimEnabled === dkimEnabled,

  'identityPolicies.put': async ({ policy, ...which }, { client }) => {
    const current = await readPolicy(await client('ses'), which)
    return (
      current !== undefined && isDeepStrictEqual(parsedJson(current.policy), parsedJson(policy))
    )
  },

  'identityPolicies.delete': async (which, { client }) =>
    (await readPolicy(await client('ses'), which)) === undefined,

  'identityFeedback.setForwardingEnabled': async ({ domainName, forwardingEnabled }, reader) => {
    const feedback = await readFeedback(await reader.client('ses'), domainName)
    return feedback.forwardingEnabled === forwardingEnabled
  },

  'identityFeedback.setTopic': async (input, { client }) => {
    const { domainName, notificationType, snsTopic, headersInNotificationsEnabled } = input
    const feedback = await readFeedback(await client('ses'), domainName)
    return isAs(topicOf(notificationType, feedback), { snsTopic, headersInNotificationsEnabled })
  },

  'hostedZoneChanges.apply': areRecordsThere,

  'exportJobs.cancel': async ({ organizationId, jobId }, { workmail }) => {
    const which = { OrganizationId: organizationId, JobId: jobId }
    return (await workmail.describeMailboxExportJob(which)).State === 'CANCELLED'
  },

  'inboundDmarcSettings.put': async ({ organizationId, enforced }, { workmail }) => {
    const OrganizationId = organizationId
    return (await workmail.describeInboundDmarcSettings({ OrganizationId })).Enforced === enforced
  },

  'accessControlRules.put': async ({ organizationId, name, ...input }, { workmail }) => {
    const { connectionId: _, region: __, expected: ___, ...wanted } = input
    const rule = await readRule(workmail, organizationId, name)
    return rule !== undefined && isAs(rule, wanted)
  },

  'accessControlRules.rename': async (
    { organizationId, name, newName, expected },
    { workmail },
  ) => {
    const renamed = await readRule(workmail, organizationId, newName)
    const isGone = (await readRule(workmail, organizationId, name)) === undefined
    return isGone && renamed !== undefined && isAs(renamed, expected)
  },

  'identityProvider.enable': async (
    { organizationId, instanceArn, applicationArn },
    { workmail },
  ) => {
    const { known } = (await readConfiguration(workmail, organizationId)) ?? {}
    return isAs(camel(known?.IdentityCenterConfiguration ?? {}), { instanceArn, applicationArn })
  },

  'identityProvider.putMode': async ({ organizationId, authenticationMode }, { workmail }) => {
    const configuration = await readConfiguration(workmail, organizationId)
    return configuration?.known.AuthenticationMode === authenticationMode
  },

  'identityProvider.putTokens': async (
    { organizationId, status, lifetimeInDays },
    { workmail },
  ) => {
    const { known } = (await readConfiguration(workmail, organizationId)) ?? {}
    const { Status, LifetimeInDays } = known?.PersonalAccessTokenConfiguration ?? {}
    return Status === status && LifetimeInDays === lifetimeInDays
  },

  'identityProvider.disable': async ({ organizationId }, { workmail }) =>
    (await readConfiguration(workmail, organizationId)) === undefined,

  'identityAssignments.create': (input, reader) => isAssigned(input, reader),

  'identityAssignments.delete': async (input, reader) => !(await isAssigned(input, reader)),

  'accessControlRules.delete': async ({ organizationId, name }, { workmail }) =>
    (await readRule(workmail, organizationId, name)) === undefined,

  'mobileDeviceAccessRules.create': async (input, { workmail }) =>
    (await findDeviceRule(workmail, input)) !== undefined,

  'mobileDeviceAccessRules.update': async (input, { workmail }) => {
    const { connectionId: _, region: __, expected: ___, ...rest } = input
    const { organizationId, mobileDeviceAccessRuleId: id, ...wanted } = rest
    const rule = await readDeviceRule(workmail, organizationId, id)
    return rule !== undefined && isAs(rule, wanted)
  },

  'mobileDeviceAccessRules.delete': async ({ organizationId, ...input }, { workmail }) =>
    (await readDeviceRule(workmail, organizationId, input.mobileDeviceAccessRuleId)) === undefined,

  'impersonationRoles.create': async ({ organizationId, name }, { workmail }) =>
    (await findRole(workmail, organizationId, name)) !== undefined,

  'impersonationRoles.update': isRoleAs,

  'impersonationRoles.delete': async (input, { workmail }) =>
    (await readRole(workmail, input)) === undefined,
}
