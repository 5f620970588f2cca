import SpaceBetween from '@cloudscape-design/components/space-between'
import type { User } from '@mailroom/schemas'
import { Can } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { isManaged, whyNotResettable } from './user-state.ts'

/**
 * The actions on a user in their state; actions that the directory forbids are disabled and say
 * why. Source: USR-14, GEN-07.
 */
export function UserActions({ user }: { user: User }) {
  const text = useText('users')
  const whyNot = useWhyNot()
  if (!isManaged(user) || user.state === 'DELETED') return null
  const { state } = user
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Can id="users.update">
        <AppButton to="edit" disabledReason={whyNot('users.update', user)}>
          {text('edit')}
        </AppButton>
      </Can>
      {state === 'DISABLED' && (
        <Can id="users.enable">
          <AppButton to="enable">{text('enable')}</AppButton>
        </Can>
      )}
      {state === 'ENABLED' && (
        <Can id="users.disable">
          <AppButton to="disable">{text('disable')}</AppButton>
        </Can>
      )}
      {state === 'DISABLED' && (
        <Can id="users.delete">
          <AppButton to="delete" disabledReason={whyNot('users.delete', user)}>
            {text('delete')}
          </AppButton>
        </Can>
      )}
      {whyNotResettable(user) === undefined && (
        <Can id="users.resetPassword">
          <AppButton
            to="reset-password"
            variant="primary"
            disabledReason={whyNot('users.resetPassword', user)}
          >
            {text('resetPassword')}
          </AppButton>
        </Can>
      )}
      <Can id="jobs.plan">
        <AppButton to="offboard">{text('offboard')}</AppButton>
      </Can>
    </SpaceBetween>
  )
}
