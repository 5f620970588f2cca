import type { EntityState, UserRole } from '@mailroom/schemas'

type Known = { state: EntityState; userRole?: UserRole | undefined }

/** What a list shows as a status: a system user is one by its role, everybody and everything else has a state. Source: GEN-03. */
export function statusOf({ state, userRole }: Known): EntityState | 'SYSTEM_USER' {
  return userRole === 'SYSTEM_USER' ? 'SYSTEM_USER' : state
}
