import SpaceBetween from '@cloudscape-design/components/space-between'
import { keptUntil } from '@mailroom/schemas/directory-rules'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { ReleasedAddresses } from '../../../kit/entity/ReleasedAddresses.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useUser } from './use-user.ts'

/** Disables a user after explaining what ends at once and what in 30 days. Source: USR-12. */
export function DisableUserDialog() {
  const text = useText('users')
  const { dateTime } = useFormats()
  const now = useAwsNow()
  const scope = useOrganizationScope()
  const { user } = useUser()
  const person = nameOf(user)
  return (
    <ConfirmDialog
      id="users.disable"
      input={{ ...scope, userId: user.userId }}
      title={text('disableUser', { user: person })}
      confirmLabel={text('disable')}
      done={text('userDisabled', { user: person })}
    >
      <SpaceBetween size="xs">
        <div>{text('disableExplanation', { date: dateTime(keptUntil(now.toISOString())) })}</div>
        <ReleasedAddresses entityId={user.userId} />
      </SpaceBetween>
    </ConfirmDialog>
  )
}
