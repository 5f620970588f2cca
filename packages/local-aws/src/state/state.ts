import { accessControlRules } from './access-control-rules.ts'
import { addresses } from './addresses.ts'
import { availabilityConfigurations } from './availability-configurations.ts'
import { buckets, objects } from './buckets.ts'
import { clientTokens } from './client-tokens.ts'
import { collection } from './collection.ts'
import type { Database } from './database.ts'
import { delegates } from './delegates.ts'
import { directories } from './directories.ts'
import { dnsRecords } from './dns-records.ts'
import { emailMonitoringConfigurations } from './email-monitoring.ts'
import { exportVariants } from './export-variants.ts'
import { groups } from './groups.ts'
import { hostedZones, route53Changes } from './hosted-zones.ts'
import {
  applicationAssignments,
  identityCenterApplications,
  identityCenterInstances,
  identityProviderConfigurations,
} from './identity-center.ts'
import {
  identityStoreGroups,
  identityStoreMemberships,
  identityStoreUsers,
} from './identity-stores.ts'
import { impersonationRoles } from './impersonation-roles.ts'
import { inboundDmarcSettings } from './inbound-dmarc.ts'
import { journalingSettings } from './journaling.ts'
import { kmsKeys } from './kms-keys.ts'
import { mailDomains } from './mail-domains.ts'
import { mailFlowRules } from './mail-flow-rules.ts'
import { mailboxExportJobs } from './mailbox-export-jobs.ts'
import { mailboxPermissions } from './mailbox-permissions.ts'
import { memberships } from './memberships.ts'
import { mobileDeviceAccessOverrides, mobileDeviceAccessRules } from './mobile-device-access.ts'
import { mobileDevices } from './mobile-devices.ts'
import { mobilePolicies } from './mobile-policies.ts'
import { mtaStsPolicies } from './mta-sts-policies.ts'
import { lifecycles, organizations } from './organizations.ts'
import { personalAccessTokens } from './personal-access-tokens.ts'
import { profiles, roleSessions } from './profiles.ts'
import { resources } from './resources.ts'
import { retentionPolicies } from './retention-policies.ts'
import { sendDataPoints, sesAccounts } from './ses-account.ts'
import { configurationSets } from './ses-configuration-sets.ts'
import { identities } from './ses-identities.ts'
import { receiptFilters, receiptRuleSets } from './ses-receiving.ts'
import { smtpGateways } from './smtp-gateways.ts'
import { organizationTags } from './tags.ts'
import { users } from './users.ts'

/**
 * Opens the collections of the local AWS. Organizations, SES, directories and keys are kept by Region, the
 * DNS, IAM, Route 53 and buckets as a whole, objects by bucket, everything else by organization.
 */
export function openState(database: Database) {
  return {
    organizations: collection(database, organizations),
    lifecycles: collection(database, lifecycles),
    mailDomains: collection(database, mailDomains),
    users: collection(database, users),
    groups: collection(database, groups),
    resources: collection(database, resources),
    addresses: collection(database, addresses),
    memberships: collection(database, memberships),
    delegates: collection(database, delegates),
    mailboxPermissions: collection(database, mailboxPermissions),
    clientTokens: collection(database, clientTokens),
    organizationTags: collection(database, organizationTags),
    identities: collection(database, identities),
    receiptRuleSets: collection(database, receiptRuleSets),
    receiptFilters: collection(database, receiptFilters),
    configurationSets: collection(database, configurationSets),
    sesAccounts: collection(database, sesAccounts),
    sendDataPoints: collection(database, sendDataPoints),
    dnsRecords: collection(database, dnsRecords),
    mtaStsPolicies: collection(database, mtaStsPolicies),
    accessControlRules: collection(database, accessControlRules),
    impersonationRoles: collection(database, impersonationRoles),
    mobileDeviceAccessRules: collection(database, mobileDeviceAccessRules),
    mobileDeviceAccessOverrides: collection(database, mobileDeviceAccessOverrides),
    availabilityConfigurations: collection(database, availabilityConfigurations),
    identityCenterApplications: collection(database, identityCenterApplications),
    identityProviderConfigurations: collection(database, identityProviderConfigurations),
    identityCenterInstances: collection(database, identityCenterInstances),
    applicationAssignments: collection(database, applicationAssignments),
    identityStoreUsers: collection(database, identityStoreUsers),
    identityStoreGroups: collection(database, identityStoreGroups),
    identityStoreMemberships: collection(database, identityStoreMemberships),
    personalAccessTokens: collection(database, personalAccessTokens),
    mailboxExportJobs: collection(database, mailboxExportJobs),
    exportVariants: collection(database, exportVariants),
    retentionPolicies: collection(database, retentionPolicies),
    emailMonitoringConfigurations: collection(database, emailMonitoringConfigurations),
    inboundDmarcSettings: collection(database, inboundDmarcSettings),
    mailFlowRules: collection(database, mailFlowRules),
    smtpGateways: collection(database, smtpGateways),
    journalingSettings: collection(database, journalingSettings),
    mobilePolicies: collection(database, mobilePolicies),
    mobileDevices: collection(database, mobileDevices),
    profiles: collection(database, profiles),
    roleSessions: collection(database, roleSessions),
    hostedZones: collection(database, hostedZones),
    route53Changes: collection(database, route53Changes),
    directories: collection(database, directories),
    kmsKeys: collection(database, kmsKeys),
    buckets: collection(database, buckets),
    objects: collection(database, objects),
  }
}

export type State = ReturnType<typeof openState>
