import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import type { MobileDevice } from '@mailroom/schemas/mobile-devices'
import { useText } from '../words/texts.ts'

const looks = {
  PROVISIONING_REQUIRED: 'pending',
  PROVISIONING_SUCCEEDED: 'success',
  WIPE_REQUIRED: 'warning',
  WIPE_SUCCEEDED: 'stopped',
} as const satisfies Record<MobileDevice['status'], StatusIndicatorProps.Type>

/** The status of a device, from its setup to its wipe. Source: MOB-07. */
export function DeviceStatus({ status }: Pick<MobileDevice, 'status'>) {
  const text = useText('devices')
  return <StatusIndicator type={looks[status]}>{text(`device.${status}`)}</StatusIndicator>
}
