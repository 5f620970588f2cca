import { useParams } from 'react-router'
import { ConfirmDialog } from '../../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../../kit/words/texts.ts'
import { useUser } from '../use-user.ts'

/** Deletes an override, so that the rules decide again. Source: MDOV-04. */
export function DeleteOverrideDialog() {
  const text = useText('users')
  const { input } = useUser()
  const { deviceId = '' } = useParams()
  return (
    <ConfirmDialog
      id="mobileDeviceAccessOverrides.delete"
      input={{ ...input, deviceId }}
      title={text('deleteOverrideTitle', { device: deviceId })}
      confirmLabel={text('delete')}
      done={text('overrideDeleted', { device: deviceId })}
    >
      {text('deleteOverrideExplanation')}
    </ConfirmDialog>
  )
}
