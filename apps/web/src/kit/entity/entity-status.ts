import type { EntityState, UserRole } from '@mailroom/schemas'

type Known = { state: EntityState; userRole?: UserRole | undefined }

/**
 * Returns the status that a list shows: the role of a system user, else the state. Source: GEN-03.
 */
export function statusOf({ state, userRole }: Known): EntityState | 'SYSTEM_USER' {
  return userRole === 'SYSTEM_USER' ? 'SYSTEM_USER' : state
}
