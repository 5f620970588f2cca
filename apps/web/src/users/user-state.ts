import type { EntityState, UserRole } from '@mailroom/schemas'

type Known = { state: EntityState; userRole?: UserRole | undefined }

/** Why a password cannot be reset, as the end of a word key; nothing where it can. Source: USR-25. */
export function whyNotResettable({ state, userRole = 'USER' }: Known) {
  if (userRole !== 'USER') return userRole
  return state === 'ENABLED' ? undefined : state
}

/** Whether somebody may be enabled, disabled or deleted at all. Source: USR-07. */
export function isManaged({ userRole }: Known): boolean {
  return userRole === 'USER' || userRole === 'REMOTE_USER'
}

/** Whether somebody has a mailbox here, when enabled. Source: USR-05, USR-34. */
export function hasMailbox({ userRole }: Pick<Known, 'userRole'>): boolean {
  return userRole === 'USER'
}
