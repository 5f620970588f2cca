import { type Target, whyNotFor } from '@mailroom/schemas'

/**
 * Returns the role or state of a user because of which their password cannot be reset, as the end
 * of a text key; undefined if it can. Source: USR-25.
 */
export function whyNotResettable(user: Target) {
  const reason = whyNotFor('users.resetPassword', user)
  if (reason === undefined) return undefined
  const { state, userRole = 'USER' } = user
  const cause = reason === 'noMailbox' ? userRole : state
  return cause === 'USER' || cause === 'ENABLED' ? undefined : cause
}
