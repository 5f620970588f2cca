import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import type { ApiError } from '@mailroom/schemas'
import { Loading } from '@mailroom/ui/Loading'
import { useState } from 'react'
import { apiErrorOf } from '../app/api/failure.ts'
import { RouteDialog } from '../app/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../app/dialog/use-close-dialog.ts'
import { nameOf } from '../app/directory/entity-name.ts'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { OperationForm } from '../app/form/OperationForm.tsx'
import { useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
import { HandOver, type HandOverProps } from './HandOver.tsx'
import { LastReset } from './LastReset.tsx'
import { PasswordField } from './PasswordField.tsx'
import {
  IdentityCenterLink,
  ResetObstacle,
  useIdentityCenterMode,
  useResetObstacle,
} from './ResetObstacle.tsx'
import { type KnownUser, useKnownUser } from './use-known-user.ts'
import { useUser } from './use-user.ts'

/** The failures after which the password may be the new one or the old one. */
const inDoubt = new Set([
  ...['AwsUnreachable', 'UnexpectedAwsAnswer', 'Unreachable', 'UnexpectedAnswer'],
  ...['InternalError', 'InternalFailure', 'InternalServerError', 'ServiceUnavailable'],
])

type FormProps = { user: KnownUser; onReset: (password: string) => void }

function ResetPasswordForm({ user, onReset }: FormProps) {
  const text = useText('users')
  const scope = useOrganizationScope()
  const mode = useIdentityCenterMode()
  const failureTitle = ({ code }: ApiError) =>
    inDoubt.has(code) ? text('resetInDoubt') : undefined
  return (
    <OperationForm
      id="users.resetPassword"
      fixed={{ ...scope, userId: user.userId }}
      failureTitle={failureTitle}
      submitLabel={text('reset')}
      onCancel={useCloseDialog()}
      onDone={(_, { password }) => onReset(password)}
    >
      <Box>
        {user.email ?? user.name} · {text('resetExplanation')}
      </Box>
      <LastReset userId={user.userId} />
      {mode !== undefined && (
        <Alert type="info">
          {text('identityCenterPassword')} <IdentityCenterLink />
        </Alert>
      )}
      <PasswordField name="password" label={text('newPassword')} generated />
    </OperationForm>
  )
}

/**
 * Resets a password and hands the new one over: generated, sent with Enter, shown once. It opens
 * with the user from the list, and loads the rest in the meantime. The password lives only in this
 * dialog's state and is gone with it. Source: USR-25.
 */
export function ResetPasswordDialog() {
  const appText = useText('app')
  const text = useText('users')
  const close = useCloseDialog()
  const obstacleOf = useResetObstacle()
  const { user: described, error, input } = useUser()
  const known = useKnownUser(input.userId)
  const user = described ?? known
  // The name is stored too, so that it stays if the user changes in the meantime.
  const [handedOver, setHandedOver] = useState<Omit<HandOverProps, 'onClose'>>()
  if (handedOver) return <HandOver {...handedOver} onClose={close} />
  const obstacle = user && obstacleOf(user)
  return (
    <RouteDialog
      title={user ? text('resetPasswordTitle', { user: nameOf(user) }) : text('resetPassword')}
    >
      {error && !user && <ErrorAlert error={apiErrorOf(error)} />}
      {!error && !user && <Loading label={appText('loading')} bare />}
      {user && obstacle && <ResetObstacle user={user} reason={obstacle} />}
      {user && !obstacle && (
        <ResetPasswordForm
          user={user}
          onReset={(password) =>
            setHandedOver({ person: nameOf(user), email: user.email, password })
          }
        />
      )}
    </RouteDialog>
  )
}
