import type { EntityState, UserRole } from '@mailroom/schemas'

type Known = { state: EntityState; userRole?: UserRole | undefined }

/**
 * Returns why a password cannot be reset, as the end of a text key; undefined if it can.
 * Source: USR-25.
 */
export function whyNotResettable({ state, userRole = 'USER' }: Known) {
  if (userRole !== 'USER') return userRole
  return state === 'ENABLED' ? undefined : state
}

/** Returns whether a user may be enabled, disabled or deleted. Source: USR-07. */
export function isManaged({ userRole }: Known): boolean {
  return userRole === 'USER' || userRole === 'REMOTE_USER'
}

/** Returns whether a user has a mailbox here, when enabled. Source: USR-05, USR-34. */
export function hasMailbox({ userRole }: Pick<Known, 'userRole'>): boolean {
  return userRole === 'USER'
}
