import { WipeDevice } from '../../../kit/mobile-devices/WipeDevice.tsx'
import { useDevice } from './use-device.ts'

/** Wipes the device in the address. Source: MOB-08. */
export function WipeDialog() {
  const { scope, userId, deviceId } = useDevice()
  return <WipeDevice input={{ ...scope, userId }} deviceId={deviceId} />
}
