import { useParams } from 'react-router'
import { RemoveDevice } from '../../../../kit/mobile-devices/RemoveDevice.tsx'
import { useDevices } from './use-devices.ts'

/** Removes the device in the address from the list of its user. */
export function RemoveDeviceDialog() {
  const { input, query } = useDevices()
  const { deviceId = '' } = useParams()
  const device = query.data?.find((each) => each.deviceId === deviceId)
  return <RemoveDevice input={input} deviceId={deviceId} device={device} />
}
