import type { Resource } from '@mailroom/schemas'
import { aliases } from './aliases.ts'
import { auditEntries } from './audit-entries.ts'
import { connections } from './connections.ts'
import { entities } from './entities.ts'
import { exports } from './exports.ts'
import { groupMembers } from './group-members.ts'
import { groups } from './groups.ts'
import type { Handlers } from './handlers.ts'
import { identityProvider } from './identity-provider.ts'
import { jobRows } from './job-rows.ts'
import { jobs } from './jobs.ts'
import { mailDomains } from './mail-domains.ts'
import { mailboxPermissions } from './mailbox-permissions.ts'
import { mailboxes } from './mailboxes.ts'
import { mobileDeviceAccessOverrides } from './mobile-device-access-overrides.ts'
import { mobileDevices } from './mobile-devices.ts'
import { onboardingTemplates } from './onboarding-templates.ts'
import { organizations } from './organizations.ts'
import { passwordResets } from './password-resets.ts'
import { personalAccessTokens } from './personal-access-tokens.ts'
import { resourceDelegates } from './resource-delegates.ts'
import { resources } from './resources.ts'
import { session } from './session.ts'
import { sessions } from './sessions.ts'
import { users } from './users.ts'

/** The handlers of all declared operations; a missing handler does not compile. */
export const handlers: Handlers<Resource> = {
  ...session,
  ...connections,
  ...organizations,
  ...mailDomains,
  ...users,
  ...aliases,
  ...groups,
  ...groupMembers,
  ...resources,
  ...resourceDelegates,
  ...mailboxPermissions,
  ...mailboxes,
  ...passwordResets,
  ...personalAccessTokens,
  ...identityProvider,
  ...mobileDeviceAccessOverrides,
  ...mobileDevices,
  ...entities,
  ...jobs,
  ...jobRows,
  ...onboardingTemplates,
  ...sessions,
  ...auditEntries,
  ...exports,
}
