import { can, type OperationId, type Role } from '@mailroom/schemas'
import type { Key } from '../kit/words/texts.ts'

type Section = {
  /** The part of the address. */
  path: string
  name: Key<'app'>
  /** The operation that a person must be allowed to use. */
  operation: OperationId
}

/** The sections of an organization, in the order of the menu. */
export const organizationSections: readonly Section[] = [
  { path: '', name: 'overview', operation: 'organizations.describe' },
  { path: 'users', name: 'users', operation: 'users.list' },
  { path: 'groups', name: 'groups', operation: 'groups.list' },
  { path: 'resources', name: 'resources', operation: 'resources.list' },
  { path: 'help-desk', name: 'helpDesk', operation: 'users.resetPassword' },
  { path: 'import-users', name: 'importUsers', operation: 'jobs.plan' },
  { path: 'find-address', name: 'findAddress', operation: 'entities.describe' },
  { path: 'onboard', name: 'onboard', operation: 'jobs.plan' },
  {
    path: 'onboarding-templates',
    name: 'onboardingTemplates',
    operation: 'onboardingTemplates.list',
  },
  { path: 'jobs', name: 'jobs', operation: 'jobs.list' },
]

/** The sections of the console itself. */
export const consoleSections: readonly Section[] = [
  { path: 'sessions', name: 'sessions', operation: 'sessions.list' },
  { path: 'audit-log', name: 'auditLog', operation: 'auditEntries.describeProof' },
  { path: 'audit-log', name: 'myChanges', operation: 'auditEntries.list' },
  { path: 'api-reference', name: 'apiReference', operation: 'session.describe' },
]

/**
 * Returns the sections that somebody with these roles may open. Those who read only a part of a
 * section know it under the name of that part: of two with one address, the first they may open
 * counts.
 */
export function sectionsOf(roles: readonly Role[], sections: readonly Section[]): Section[] {
  const allowed = sections.filter(({ operation }) => can(roles, operation))
  return allowed.filter(
    ({ path }, at) => allowed.findIndex((section) => section.path === path) === at,
  )
}
