import { keptUntil } from '@mailroom/schemas'
import { ConfirmDialog } from '../app/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../app/dialog/use-close-dialog.ts'
import { nameOf } from '../app/directory/entity-name.ts'
import { useAwsNow } from '../app/directory/use-aws-now.ts'
import { notify } from '../app/notifications.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import { useUser } from './use-user.ts'

/** Disables a user after explaining what ends at once and what in 30 days. Source: USR-12. */
export function DisableUserDialog() {
  const text = useText('users')
  const { dateTime } = useFormats()
  const now = useAwsNow()
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const { user } = useUser()
  if (!user) return null
  const person = nameOf(user)
  return (
    <ConfirmDialog
      id="users.disable"
      input={{ ...scope, userId: user.userId }}
      title={text('disableUser', { user: person })}
      confirmLabel={text('disable')}
      onDone={() => {
        notify({ type: 'success', content: text('userDisabled', { user: person }) })
        close()
      }}
    >
      {text('disableExplanation', { date: dateTime(keptUntil(now.toISOString())) })}
    </ConfirmDialog>
  )
}
