import { type Target, whyNotFor } from '@mailroom/schemas/why-not'
import { useCan } from '../../../kit/access/Can.tsx'
import { useText } from '../../../kit/words/texts.ts'

/**
 * Returns the role or state of a user because of which their password cannot be reset, as the end
 * of a text key; undefined if it can.
 */
function whyNotResettable(user: Target) {
  const reason = whyNotFor('users.resetPassword', user)
  if (reason === undefined) return undefined
  const { state, userRole = 'USER' } = user
  const cause = reason === 'noMailbox' ? userRole : state
  return cause === 'USER' || cause === 'ENABLED' ? undefined : cause
}

/**
 * Returns why the password of a user cannot be reset, in words, and who can change that; undefined if
 * it can be. Source: USR-25.
 */
export function useWhyNotResettable(): (user: Target) => string | undefined {
  const text = useText('users')
  const can = useCan()
  return (user) => {
    const reason = whyNotResettable(user)
    if (reason === 'DISABLED' && !can('users.enable')) return text('notResettable.DISABLED.others')
    return reason && text(`notResettable.${reason}`)
  }
}
