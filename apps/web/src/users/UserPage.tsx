import Alert from '@cloudscape-design/components/alert'
import { AppButton } from '../app/AppButton.tsx'
import { apiErrorOf, hasCode } from '../app/api/failure.ts'
import { nameOf } from '../app/directory/entity-name.ts'
import { useKnownName } from '../app/directory/use-known-entity.ts'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { LoadingPage } from '../app/LoadingPage.tsx'
import { Page } from '../app/Page.tsx'
import { PageTabs } from '../app/PageTabs.tsx'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
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
