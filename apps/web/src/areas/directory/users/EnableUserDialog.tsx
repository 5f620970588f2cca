import Alert from '@cloudscape-design/components/alert'
import { daysLeft, getsMailbox, keptUntil } from '@mailroom/schemas/directory-rules'
import type { User } from '@mailroom/schemas/users'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EnableDialog } from '../EnableDialog.tsx'
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

/** Enables a user. Source: USR-07, USR-08. */
export function EnableUserDialog() {
  const text = useText('users')
  const scope = useOrganizationScope()
  const { user } = useUser()
  const person = nameOf(user)
  return (
    <EnableDialog
      kind="users"
      title={text('enableUser', { user: person })}
      fixed={{ ...scope, userId: user.userId }}
      entity={user}
      enabled={text('userEnabled', { user: person })}
    >
      <FormerMailbox user={user} />
    </EnableDialog>
  )
}
