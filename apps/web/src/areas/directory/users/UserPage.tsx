import { organizationPath } from '../../../kit/data/scope.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useKnownName } from '../use-known-entity.ts'
import { UserActions } from './UserActions.tsx'
import { UserNotices } from './UserNotices.tsx'
import { useUserRead } from './use-user.ts'
import { useUserTabs } from './use-user-tabs.ts'

/**
 * Everything about a user, in tabs; the dialogs that change it are child routes. Source: USR-14.
 */
export function UserPage() {
  const text = useText('users')
  const shared = useText('directory')
  const { query, input } = useUserRead()
  const knownName = useKnownName(input.userId)
  return (
    <ThingPage
      query={query}
      name={knownName ?? shared('type.USER')}
      notFound={{
        title: text('userNotFound'),
        explanation: text('userNotFoundExplanation'),
        back: { to: organizationPath(input, 'users'), label: text('backToUsers') },
      }}
      title={nameOf}
      actions={(user) => <UserActions user={user} />}
      notices={(user) => <UserNotices user={user} />}
      tabs={{
        label: (user) => text('parts', { user: nameOf(user) }),
        items: useUserTabs(query.data),
      }}
    />
  )
}
