import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Spinner from '@cloudscape-design/components/spinner'
import type { User } from '@mailroom/schemas'
import { useState } from 'react'
import { apiErrorOf } from '../app/api/failure.ts'
import { useRead } from '../app/api/use-read.ts'
import { RouteDialog } from '../app/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../app/dialog/use-close-dialog.ts'
import { nameOf } from '../app/directory/entity-name.ts'
import { useDirectory } from '../app/directory/use-directory.ts'
import { useDirectoryReason } from '../app/directory/use-why-not.ts'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { OperationForm } from '../app/form/OperationForm.tsx'
import { useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
import { HandOver } from './HandOver.tsx'
import { PasswordField } from './PasswordField.tsx'
import { useUser } from './use-user.ts'
import { whyNotResettable } from './user-state.ts'

type FormProps = { user: User; onReset: (password: string) => void }

function ResetPasswordForm({ user, onReset }: FormProps) {
  const text = useText('users')
  const scope = useOrganizationScope()
  const { data: provider } = useRead('identityProvider.describe', scope)
  return (
    <OperationForm
      id="users.resetPassword"
      fixed={{ ...scope, userId: user.userId }}
      submitLabel={text('reset')}
      onCancel={useCloseDialog()}
      onDone={(_, { password }) => onReset(password)}
    >
      <Box>
        {user.email ?? user.name} · {text('resetExplanation')}
      </Box>
      {provider?.identityCenterConfiguration && (
        <Alert type="info">{text('identityCenterPassword')}</Alert>
      )}
      <PasswordField name="password" label={text('newPassword')} generated />
    </OperationForm>
  )
}

/** What stands in the way of a reset, if anything. Source: USR-25, USR-26. */
function Obstacle({ user }: { user: User }) {
  const text = useText('users')
  const reason = whyNotResettable(user)
  const readOnlyReason = useDirectoryReason('users.resetPassword')
  if (readOnlyReason) return <Alert type="info">{readOnlyReason}</Alert>
  return reason && <Alert type="info">{text(`notResettable.${reason}`)}</Alert>
}

/**
 * Resets a password and hands the new one over: generated, sent with Enter, shown once. The password lives in this dialog's
 * state only and is gone with it. Source: USR-25.
 */
export function ResetPasswordDialog() {
  const text = useText('users')
  const { user, error } = useUser()
  const { isReadOnly } = useDirectory()
  const [handedOver, setHandedOver] = useState<string>()
  if (handedOver !== undefined && user)
    return <HandOver person={nameOf(user)} password={handedOver} />
  const isPossible = user && whyNotResettable(user) === undefined && !isReadOnly
  return (
    <RouteDialog
      title={user ? text('resetPasswordTitle', { user: nameOf(user) }) : text('resetPassword')}
    >
      {error && !user && <ErrorAlert error={apiErrorOf(error)} />}
      {!error && !user && <Spinner />}
      {user && !isPossible && <Obstacle user={user} />}
      {isPossible && <ResetPasswordForm user={user} onReset={setHandedOver} />}
    </RouteDialog>
  )
}
