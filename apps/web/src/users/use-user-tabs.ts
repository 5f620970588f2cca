import type { User } from '@mailroom/schemas'
import { useText } from '../app/texts/texts.ts'
import { hasMailbox } from './user-state.ts'

/**
 * The tabs of a user's page. Who has no mailbox here has no quota, permissions, devices and tokens; tokens are there with IAM
 * Identity Center only. Source: USR-05, USR-14, T-19, GEN-07.
 */
export function useUserTabs(user: User | undefined) {
  const text = useText('users')
  const shared = useText('directory')
  const mailbox = user !== undefined && hasMailbox(user)
  return [
    { path: '', label: text('details') },
    { path: 'aliases', label: shared('aliases') },
    ...(mailbox ? [{ path: 'permissions', label: shared('permissions') }] : []),
  ]
}
