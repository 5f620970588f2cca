import SpaceBetween from '@cloudscape-design/components/space-between'
import type { User } from '@mailroom/schemas'
import { AppButton } from '../app/AppButton.tsx'
import { Can } from '../app/Can.tsx'
import { useDirectory } from '../app/directory/use-directory.ts'
import { useText } from '../app/texts/texts.ts'
import { isManaged, whyNotResettable } from './user-state.ts'

/** What may be done with a user in the state it is in; the rest is left out. Source: USR-14, GEN-07. */
export function UserActions({ user }: { user: User }) {
  const text = useText('users')
  const { isReadOnly } = useDirectory()
  if (!isManaged(user)) return null
  const { state } = user
  return (
    <SpaceBetween direction="horizontal" size="xs">
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
      {state === 'DISABLED' && !isReadOnly && (
        <Can id="users.delete">
          <AppButton to="delete">{text('delete')}</AppButton>
        </Can>
      )}
      {whyNotResettable(user) === undefined && !isReadOnly && (
        <Can id="users.resetPassword">
          <AppButton to="reset-password" variant="primary">
            {text('resetPassword')}
          </AppButton>
        </Can>
      )}
    </SpaceBetween>
  )
}
