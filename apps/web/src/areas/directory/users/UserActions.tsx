import SpaceBetween from '@cloudscape-design/components/space-between'
import { isManaged, type User } from '@mailroom/schemas'
import { ActionButton } from '../../../kit/access/ActionButton.tsx'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** The actions on a user in their state. Source: USR-14, GEN-07. */
export function UserActions({ user }: { user: User }) {
  const text = useText('users')
  if (!isManaged(user) || user.state === 'DELETED') return null
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ActionButton id="users.update" target={user} to="edit">
        {text('edit')}
      </ActionButton>
      <ActionButton id="users.enable" target={user} to="enable">
        {text('enable')}
      </ActionButton>
      <ActionButton id="users.disable" target={user} to="disable">
        {text('disable')}
      </ActionButton>
      <ActionButton id="users.delete" target={user} to="delete">
        {text('delete')}
      </ActionButton>
      <ActionButton id="users.resetPassword" target={user} to="reset-password" variant="primary">
        {text('resetPassword')}
      </ActionButton>
      <Can id="jobs.plan">
        <AppButton to="offboard">{text('offboard')}</AppButton>
      </Can>
    </SpaceBetween>
  )
}
