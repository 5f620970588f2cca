import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useParams } from 'react-router'
import { ConfirmDialog } from '../../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../../kit/words/texts.ts'
import { useUser } from '../use-user.ts'

/** Erases everything on a device after its id is typed. Source: MOB-08, USR-20. */
export function WipeDeviceDialog() {
  const text = useText('users')
  const { input } = useUser()
  const { deviceId = '' } = useParams()
  return (
    <ConfirmDialog
      id="mobileDevices.wipe"
      input={{ ...input, deviceId, confirmation: deviceId }}
      title={text('wipeTitle', { device: deviceId })}
      confirmLabel={text('wipeDevice')}
      typed={{ label: text('wipeConfirm', { device: deviceId }), expected: deviceId }}
      done={text('wipeRequested', { device: deviceId })}
    >
      <SpaceBetween size="s">
        <Alert type="error">{text('wipeDanger')}</Alert>
        <div>{text('wipeExplanation')}</div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}
