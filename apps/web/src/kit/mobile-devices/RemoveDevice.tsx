import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { MobileDevice } from '@mailroom/schemas/mobile-devices'
import type { OrganizationScope } from '../data/scope.ts'
import { ConfirmDialog } from '../dialog/ConfirmDialog.tsx'
import { useText } from '../words/texts.ts'

type Props = {
  input: OrganizationScope & { userId: string }
  deviceId: string
  /** The device as the list has it, if it is loaded. */
  device: MobileDevice | undefined
  /** Leaves a page about the device, which is in no list any more. */
  leave?: () => void | Promise<void>
}

/** Removes a device from the list, which erases nothing. Source: MOB-09, MOB-10, USR-19. */
export function RemoveDevice({ input, deviceId, device, leave }: Props) {
  const text = useText('devices')
  return (
    <ConfirmDialog
      id="mobileDevices.remove"
      input={{ ...input, deviceId }}
      title={text('removeDeviceTitle', { device: deviceId })}
      confirmLabel={text('removeDevice')}
      {...(leave ? { leave } : { done: text('deviceRemoved', { device: deviceId }) })}
    >
      <SpaceBetween size="s">
        {device?.status === 'WIPE_REQUIRED' && (
          <Alert type="warning">{text('removeDropsWipe')}</Alert>
        )}
        <div>{text('removeDeviceExplanation')}</div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}
