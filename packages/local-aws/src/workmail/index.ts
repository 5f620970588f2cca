import { accessControlRules } from './access-control-rules.ts'
import { aliases } from './aliases.ts'
import { availabilityConfigurations } from './availability-configurations.ts'
import { emailMonitoring } from './email-monitoring.ts'
import { entities } from './entities.ts'
import { groupMembers } from './group-members.ts'
import { groups } from './groups.ts'
import type { Handlers } from './handlers.ts'
import { identityCenterApplications } from './identity-center-applications.ts'
import { identityProviderConfiguration } from './identity-provider-configuration.ts'
import { impersonationRoles } from './impersonation-roles.ts'
import { inboundDmarc } from './inbound-dmarc.ts'
import { mailDomains } from './mail-domains.ts'
import { mailboxExportJobs } from './mailbox-export-jobs.ts'
import { mailboxPermissions } from './mailbox-permissions.ts'
import { mobileDeviceAccessOverrides } from './mobile-device-access-overrides.ts'
import { mobileDeviceAccessRules } from './mobile-device-access-rules.ts'
import { organizations } from './organizations.ts'
import { personalAccessTokens } from './personal-access-tokens.ts'
import { registration } from './registration.ts'
import { resourceDelegates } from './resource-delegates.ts'
import { resources } from './resources.ts'
import { retentionPolicies } from './retention-policies.ts'
import { tags } from './tags.ts'
import { users } from './users.ts'

/** The WorkMail operations that are built, by name. */
export const workmailHandlers: Handlers = {
  ...organizations,
  ...mailDomains,
  ...tags,
  ...users,
  ...groups,
  ...groupMembers,
  ...resources,
  ...resourceDelegates,
  ...registration,
  ...aliases,
  ...entities,
  ...mailboxPermissions,
  ...accessControlRules,
  ...availabilityConfigurations,
  ...emailMonitoring,
  ...identityCenterApplications,
  ...identityProviderConfiguration,
  ...impersonationRoles,
  ...inboundDmarc,
  ...mailboxExportJobs,
  ...mobileDeviceAccessOverrides,
  ...mobileDeviceAccessRules,
  ...personalAccessTokens,
  ...retentionPolicies,
}
