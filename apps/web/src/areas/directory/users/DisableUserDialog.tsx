import { keptUntil } from '@mailroom/schemas'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useAwsNow } from '../use-aws-now.ts'
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
