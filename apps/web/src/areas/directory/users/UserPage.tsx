import Alert from '@cloudscape-design/components/alert'
import { apiErrorOf, hasCode } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { LoadingPage } from '../../../kit/page/LoadingPage.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { PageTabs } from '../../../kit/page/PageTabs.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useKnownName } from '../use-known-entity.ts'
import { UserActions } from './UserActions.tsx'
import { UserNotices } from './UserNotices.tsx'
import { useUser } from './use-user.ts'
import { useUserTabs } from './use-user-tabs.ts'

/**
 * Says that a user does not exist, which is no failure of the console, and leads back.
 * Source: GEN-10.
 */
function UserNotFound() {
  const text = useText('users')
  const scope = useOrganizationScope()
  return (
    <Page title={text('userNotFound')}>
      <Alert
        type="info"
        action={<AppButton to={organizationPath(scope, 'users')}>{text('backToUsers')}</AppButton>}
      >
        {text('userNotFoundExplanation')}
      </Alert>
    </Page>
  )
}

/**
 * Everything about a user, in tabs; the dialogs that change it are child routes. Source: USR-14.
 */
export function UserPage() {
  const text = useText('users')
  const shared = useText('directory')
  const { user, error, refetch, input } = useUser()
  const knownName = useKnownName(input.userId)
  const tabs = useUserTabs(user)
  if (hasCode(error, 'EntityNotFoundException')) return <UserNotFound />
  if (!user && !error) return <LoadingPage title={knownName ?? shared('type.USER')} tabs={6} />
  if (!user)
    return (
      <Page title={knownName ?? shared('type.USER')}>
        <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
      </Page>
    )
  return (
    <Page title={nameOf(user)} actions={<UserActions user={user} />}>
      <UserNotices user={user} />
      <PageTabs label={text('parts', { user: nameOf(user) })} tabs={tabs} />
    </Page>
  )
}
