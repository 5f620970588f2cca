import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useParams } from 'react-router'
import { ConfirmDialog } from '../../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../../kit/words/texts.ts'
import { useDevices } from './use-devices.ts'

/** Removes a device from the list, which erases nothing. Source: MOB-09, MOB-10, USR-19. */
export function RemoveDeviceDialog() {
  const text = useText('users')
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
      done={text('deviceRemoved', { device: deviceId })}
    >
      <SpaceBetween size="s">
        {isWipePending && <Alert type="warning">{text('removeDropsWipe')}</Alert>}
        <div>{text('removeDeviceExplanation')}</div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}
