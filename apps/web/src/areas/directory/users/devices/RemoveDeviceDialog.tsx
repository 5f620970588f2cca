import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useParams } from 'react-router'
import { notify } from '../../../../kit/data/notifications.ts'
import { ConfirmDialog } from '../../../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../../../kit/dialog/use-close-dialog.ts'
import { useText } from '../../../../kit/words/texts.ts'
import { useDevices } from './use-devices.ts'

/** Removes a device from the list, which erases nothing. Source: MOB-09, MOB-10, USR-19. */
export function RemoveDeviceDialog() {
  const text = useText('users')
  const close = useCloseDialog()
  const { deviceId = '' } = useParams()
  const { input, query } = useDevices()
  const isWipePending = query.data?.some(
    (device) => device.deviceId === deviceId && device.status === 'WIPE_REQUIRED',
  )
  return (
    <ConfirmDialog
      id="mobileDevices.remove"
      input={{ ...input, deviceId }}
      title={text('removeDeviceTitle', { device: deviceId })}
      confirmLabel={text('removeDevice')}
      onDone={() => {
        notify({ type: 'success', content: text('deviceRemoved', { device: deviceId }) })
        close()
      }}
    >
      <SpaceBetween size="s">
        {isWipePending && <Alert type="warning">{text('removeDropsWipe')}</Alert>}
        <div>{text('removeDeviceExplanation')}</div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}
