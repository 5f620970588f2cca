import { isManaged, type User } from '@mailroom/schemas'
import { ActionButton } from '../../../kit/access/ActionButton.tsx'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EntityActions } from '../EntityActions.tsx'

/** The actions on a user in their state. Source: USR-14, GEN-07. */
export function UserActions({ user }: { user: User }) {
  const text = useText('users')
  if (!isManaged(user) || user.state === 'DELETED') return null
  return (
    <EntityActions kind="users" target={user}>
      <ActionButton id="users.resetPassword" target={user} to="reset-password" variant="primary">
        {text('resetPassword')}
      </ActionButton>
      <Can id="jobs.plan">
        <AppButton to="offboard">{text('offboard')}</AppButton>
      </Can>
    </EntityActions>
  )
}
