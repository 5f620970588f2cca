import { useParams } from 'react-router'
import { notify } from '../../../../kit/data/notifications.ts'
import { ConfirmDialog } from '../../../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../../../kit/dialog/use-close-dialog.ts'
import { useText } from '../../../../kit/words/texts.ts'
import { useUser } from '../use-user.ts'

/** Deletes an override, so that the rules decide again. Source: MDOV-04. */
export function DeleteOverrideDialog() {
  const text = useText('users')
  const close = useCloseDialog()
  const { input } = useUser()
  const { deviceId = '' } = useParams()
  return (
    <ConfirmDialog
      id="mobileDeviceAccessOverrides.delete"
      input={{ ...input, deviceId }}
      title={text('deleteOverrideTitle', { device: deviceId })}
      confirmLabel={text('delete')}
      onDone={() => {
        notify({ type: 'success', content: text('overrideDeleted', { device: deviceId }) })
        close()
      }}
    >
      {text('deleteOverrideExplanation')}
    </ConfirmDialog>
  )
}
