import type * as z from 'zod/mini'
import { accessControlRules } from './access-control-rules.ts'
import { aliases } from './aliases.ts'
import { auditEntries } from './audit-entries.ts'
import { connections } from './connections.ts'
import type { Declaration } from './declare.ts'
import { entities } from './entities.ts'
import { exports } from './exports.ts'
import { groupMembers } from './group-members.ts'
import { groups } from './groups.ts'
import { identityProvider } from './identity-provider.ts'
import { inboundDmarcSettings } from './inbound-dmarc-settings.ts'
import { jobRows } from './job-rows.ts'
import { jobs } from './jobs.ts'
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

/**
 * All operations of the console, by id. The id is an operation's address, permission, audit name
 * and cache key.
 */
export const operations = {
  ...session,
  ...connections,
  ...organizations,
  ...organizationTags,
  ...inboundDmarcSettings,
  ...accessControlRules,
  ...mailDomains,
  ...sending,
  ...users,
  ...groups,
  ...groupMembers,
  ...resources,
  ...resourceDelegates,
  ...aliases,
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

export type Operations = typeof operations
export type OperationId = keyof Operations
export type ReadId = {
  [Id in OperationId]: Operations[Id]['kind'] extends 'read' ? Id : never
}[OperationId]
export type WriteId = Exclude<OperationId, ReadId>

/** The input of an operation as a caller sends it. */
export type Input<Id extends OperationId> = z.input<Operations[Id]['input']>
export type Output<Id extends OperationId> = z.output<Operations[Id]['output']>

/** The first part of an id: the resource that an operation belongs to. */
export type ResourceOf<Id extends OperationId> = Id extends `${infer Resource}.${string}`
  ? Resource
  : never
export type Resource = ResourceOf<OperationId>

export function isOperationId(text: string): text is OperationId {
  return Object.hasOwn(operations, text)
}

/** Returns an operation's declaration, without its specific types. */
export function declarationOf(id: OperationId): Declaration {
  return operations[id]
}

export function resourceOf(id: OperationId): string {
  return id.slice(0, id.indexOf('.'))
}

/**
 * Returns the resources whose reads are stale after a write: those it names, its own unless the
 * write is silent, and the audit trail, which has every write.
 */
export function staleAfter(id: OperationId): string[] {
  const { changes = [], isSilent } = declarationOf(id)
  return [...(isSilent ? [] : [resourceOf(id)]), ...changes, 'auditEntries']
}
