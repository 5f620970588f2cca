import { getsMailbox, isManaged } from '@mailroom/schemas/directory-rules'
import type { User } from '@mailroom/schemas/users'
import { ActionButton } from '../../../kit/access/ActionButton.tsx'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { diagnosisPath } from '../../../kit/entity/diagnosis-path.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DirectoryNotice } from '../DirectoryNotice.tsx'
import { EntityActions } from '../EntityActions.tsx'
import { DisabledSince, NotEnabledYet } from '../StateNotices.tsx'
import { useKnownName } from '../use-known-entity.ts'
import { useUserRead } from './use-user.ts'
import { useUserTabs } from './use-user-tabs.ts'

/** The notices about a user that matter before any action. Source: USR-08, GEN-05, GEN-07. */
function UserNotices({ user }: { user: User }) {
  const { state, disabledDate } = user
  const isDisabled = state === 'DISABLED' && isManaged(user)
  return (
    <>
      <DirectoryNotice operations={['users.update', 'aliases.create']} />
      {isDisabled && disabledDate === undefined && <NotEnabledYet kind="users" />}
      {isDisabled && disabledDate !== undefined && (
        <DisabledSince kind="users" since={disabledDate} />
      )}
    </>
  )
}

/** The actions on a user in their state. Source: USR-14, GEN-07. */
function UserActions({ user }: { user: User }) {
  const app = useText('app')
  const text = useText('users')
  const scope = useOrganizationScope()
  if (!isManaged(user) || user.state === 'DELETED') return null
  return (
    <EntityActions kind="users" target={user}>
      <ActionButton id="users.resetPassword" target={user} to="reset-password" variant="primary">
        {text('resetPassword')}
      </ActionButton>
      {user.email !== undefined && (
        <AppButton to={diagnosisPath(scope, user.email)}>{app('diagnose')}</AppButton>
      )}
      <Can id="jobs.plan">
        <AppButton to="offboard">{text('offboard')}</AppButton>
      </Can>
      {user.state === 'ENABLED' && getsMailbox(user) && (
        <Can id="exportRuns.plan">
          <AppButton to={organizationPath(scope, `exit/exports/plan?ids=${user.userId}`)}>
            {app('exportMailbox')}
          </AppButton>
        </Can>
      )}
    </EntityActions>
  )
}

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
