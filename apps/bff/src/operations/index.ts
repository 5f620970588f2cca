import type { Resource } from '@mailroom/schemas'
import type { Connection } from '../aws/clients.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { accessControlRules } from './access-control-rules.ts'
import { aliases } from './aliases.ts'
import { type AuditProof, auditEntries } from './audit-entries.ts'
import { connections } from './connections.ts'
import { entities } from './entities.ts'
import { exports } from './exports.ts'
import { groupMembers } from './group-members.ts'
import { groups } from './groups.ts'
import type { Handlers } from './handlers.ts'
import { identityProvider } from './identity-provider.ts'
import { inboundDmarcSettings } from './inbound-dmarc-settings.ts'
import { mailDomains } from './mail-domains.ts'
import { mailboxPermissions } from './mailbox-permissions.ts'
import { mailboxes } from './mailboxes.ts'
import { mobileDeviceAccessOverrides } from './mobile-device-access-overrides.ts'
import { mobileDevices } from './mobile-devices.ts'
import { onboardingTemplates } from './onboarding-templates.ts'
import { organizationTags } from './organization-tags.ts'
import { organizations } from './organizations.ts'
import { passwordResets } from './password-resets.ts'
import { personalAccessTokens } from './personal-access-tokens.ts'
import { resourceDelegates } from './resource-delegates.ts'
import { resources } from './resources.ts'
import { sending } from './sending.ts'
import { session } from './session.ts'
import { sessions } from './sessions.ts'
import { users } from './users.ts'

type Services = {
  directoryIndex: DirectoryIndex
  connections: readonly Connection[]
  endOfServiceDate: string
  auditProof: AuditProof
}

/**
 * Makes the handlers of all operations except those on jobs, which themselves perform these. A
 * missing handler does not compile.
 */
export function operationHandlers(
  services: Services,
): Handlers<Exclude<Resource, 'jobs' | 'jobRows'>> {
  const { directoryIndex, auditProof } = services
  return {
    ...session(services),
    ...connections,
    ...organizations,
    ...organizationTags,
    ...inboundDmarcSettings,
    ...accessControlRules,
    ...mailDomains,
    ...sending,
    ...users(directoryIndex),
    ...aliases,
    ...groups,
    ...groupMembers,
    ...resources,
    ...resourceDelegates,
    ...mailboxPermissions(directoryIndex),
    ...mailboxes,
    ...passwordResets,
    ...personalAccessTokens,
    ...identityProvider,
    ...mobileDeviceAccessOverrides,
    ...mobileDevices(services.connections),
    ...entities(directoryIndex),
    ...onboardingTemplates,
    ...sessions,
    ...auditEntries(auditProof),
    ...exports,
  }
}
