import { getsMailbox } from '@mailroom/schemas/directory-rules'
import type { User } from '@mailroom/schemas/users'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useText } from '../../../kit/words/texts.ts'

/**
 * Returns the tabs of a user's page. A user without a mailbox has no tabs for quota, permissions,
 * devices and tokens; only an organization with IAM Identity Center has the tab for tokens.
 * Source: USR-05, USR-14, T-19, GEN-07.
 */
export function useUserTabs(user: User | undefined) {
  const text = useText('users')
  const shared = useText('directory')
  const { data: provider } = useRead('identityProvider.describe', useOrganizationScope())
  // Nearly all users have a mailbox, so the outline of a page has its tabs.
  const mailbox = user === undefined || getsMailbox(user)
  const hasTokens = mailbox && provider?.identityCenterConfiguration !== undefined
  return [
    { path: '', label: text('details') },
    { path: 'aliases', label: shared('aliases') },
    { path: 'groups', label: text('groups') },
    ...(mailbox
      ? [
          { path: 'permissions', label: shared('permissions') },
          { path: 'quota', label: text('quota') },
          { path: 'mobile-devices', label: text('mobileDevices') },
        ]
      : []),
    ...(hasTokens ? [{ path: 'tokens', label: text('tokens') }] : []),
    { path: 'history', label: shared('history') },
  ]
}
