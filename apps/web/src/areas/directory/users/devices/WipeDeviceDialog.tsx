import { useParams } from 'react-router'
import { WipeDevice } from '../../../../kit/mobile-devices/WipeDevice.tsx'
import { useUser } from '../use-user.ts'

/** Wipes the device in the address. */
export function WipeDeviceDialog() {
  const { input } = useUser()
  const { deviceId = '' } = useParams()
  return <WipeDevice input={input} deviceId={deviceId} />
}
