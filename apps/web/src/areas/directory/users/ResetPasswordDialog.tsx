import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import type { ApiError } from '@mailroom/schemas/api-error'
import type { PasswordReset } from '@mailroom/schemas/password-resets'
import { Loading } from '@mailroom/ui/Loading'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { useSending } from '../../../kit/dialog/in-dialog.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { LastReset } from './LastReset.tsx'
import { PasswordField } from './PasswordField.tsx'
import { PasswordHandOver, type PasswordHandOverProps } from './PasswordHandOver.tsx'
import { IdentityCenterLink, ResetObstacle, useResetObstacle } from './ResetObstacle.tsx'
import { type KnownUser, useKnownUser } from './use-known-user.ts'
import { useUserRead } from './use-user.ts'

type FormProps = {
  user: KnownUser
  mode: ReturnType<typeof useResetObstacle>['mode']
  onReset: (password: string) => void
  onInDoubt: () => void
}

/**
 * Holds a reset back, once, after somebody else has reset the password since this dialog was
 * opened. Source: USR-25.
 */
function useResetMeanwhile(userId: string) {
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const [openedAt] = useState(() => performance.now())
  const [meanwhile, setMeanwhile] = useState<PasswordReset>()
  const mayBeSent = async () => {
    const options = readOptions('passwordResets.list', { ...scope, userId })
    // A read that is under way may have been answered before the other reset.
    await client.cancelQueries({ queryKey: options.queryKey })
    // A list that cannot be read holds no reset back.
    const read = await client.fetchQuery({ ...options, staleTime: 0, retry: false }).catch(() => {})
    const newest = read?.items[0]
    const isSince =
      newest !== undefined && newest.ageSeconds * 1_000 <= performance.now() - openedAt
    if (!newest || newest.isOwn || !isSince || newest.at === meanwhile?.at) return true
    setMeanwhile(newest)
    return false
  }
  return { meanwhile, mayBeSent }
}

function ResetPasswordForm({ user, mode, onReset, onInDoubt }: FormProps) {
  const text = useText('users')
  const scope = useOrganizationScope()
  const client = useQueryClient()
  const { meanwhile, mayBeSent } = useResetMeanwhile(user.userId)
  const failureTitle = ({ mayHaveChanged }: ApiError) =>
    text(mayHaveChanged ? 'resetInDoubt' : 'resetRefused')
  const [hasFailed, setFailed] = useState(false)
  const about = [user.email ?? user.name, user.department, user.telephone].filter(Boolean)
  return (
    <OperationForm
      id="users.resetPassword"
      fixed={{ ...scope, userId: user.userId }}
      failureTitle={failureTitle}
      mayBeSent={mayBeSent}
      onFailure={({ mayHaveChanged }) => {
        setFailed(true)
        if (!mayHaveChanged) return
        onInDoubt()
        void client.invalidateQueries({ queryKey: ['passwordResets.list'] })
      }}
      submitLabel={text('reset')}
      onCancel={useCloseDialog()}
      onDone={(_, { password }) => onReset(password)}
    >
      <Box>{[...about, ...(hasFailed ? [] : [text('resetExplanation')])].join(' · ')}</Box>
      {meanwhile ? (
        <div role="alert">
          <Alert type="warning">
            {text('resetMeanwhile', {
              account: meanwhile.account,
              seconds: meanwhile.ageSeconds,
            })}
          </Alert>
        </div>
      ) : (
        <LastReset userId={user.userId} />
      )}
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
  const { obstacleOf, mode } = useResetObstacle()
  const sending = useSending()
  const [isInDoubt, setInDoubt] = useState(false)
  const { query, input } = useUserRead()
  const { data: described, error, refetch } = query
  const known = useKnownUser(input.userId)
  const user = described ?? known
  // The name is stored too, so that it stays if the user changes in the meantime.
  const [handedOver, setHandedOver] = useState<Omit<PasswordHandOverProps, 'onClose'>>()
  if (handedOver) return <PasswordHandOver {...handedOver} onClose={close} />
  // A password that is being set, or may have been set, stays on the screen whatever is read.
  const obstacle = user && !sending.isSending && !isInDoubt ? obstacleOf(user) : undefined
  return (
    <RouteDialog
      title={user ? text('resetPasswordTitle', { user: nameOf(user) }) : text('resetPassword')}
      sending={sending}
      question={
        isInDoubt
          ? {
              title: text('inDoubtQuestion'),
              explanation: text('inDoubtExplanation'),
              stayLabel: text('inDoubtStay'),
              leaveLabel: text('inDoubtLeave'),
            }
          : undefined
      }
    >
      {error && !user && <ErrorAlert error={apiErrorOf(error)} onRetry={refetch} />}
      {!error && !user && <Loading label={appText('loading')} bare />}
      {user && obstacle && <ResetObstacle user={user} obstacle={obstacle} />}
      {user && !obstacle && (
        <ResetPasswordForm
          user={user}
          mode={mode}
          onInDoubt={() => setInDoubt(true)}
          onReset={(password) =>
            setHandedOver({ person: nameOf(user), email: user.email, password })
          }
        />
      )}
    </RouteDialog>
  )
}
