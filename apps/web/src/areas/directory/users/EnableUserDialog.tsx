import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { daysLeft, getsMailbox, keptUntil, proposedLocalPart, type User } from '@mailroom/schemas'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useAwsNow } from '../use-aws-now.ts'
import { useUser } from './use-user.ts'

/**
 * Says whether enabling restores the mailbox of a disabled user, and until when. Source: USR-08,
 * T-15.
 */
function FormerMailbox({ user }: { user: User }) {
  const { disabledDate } = user
  const text = useText('users')
  const { dateTime } = useFormats()
  const now = useAwsNow()
  if (disabledDate === undefined || !getsMailbox(user)) return null
  const days = daysLeft(disabledDate, now)
  const date = dateTime(keptUntil(disabledDate))
  return days >= 0 ? (
    <Alert type="info">{text('mailboxRestored', { date, days })}</Alert>
  ) : (
    <Alert type="warning">{text('mailboxNew', { date })}</Alert>
  )
}

/** Enables a user with a primary address; suggests the former one. Source: USR-07, USR-08. */
export function EnableUserDialog() {
  const text = useText('users')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const { user } = useUser()
  if (!user) return null
  const person = nameOf(user)
  return (
    <RouteDialog title={text('enableUser', { user: person })}>
      <OperationForm
        id="users.enable"
        fixed={{ ...scope, userId: user.userId }}
        submitLabel={text('enable')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('userEnabled', { user: person }) })
          close()
        }}
      >
        <Box>{text('enableExplanation')}</Box>
        <FormerMailbox user={user} />
        <AddressField
          name="email"
          label={text('email')}
          suggestion={user.email ?? proposedLocalPart(user.name)}
        />
      </OperationForm>
    </RouteDialog>
  )
}
