import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { RemoveDevice } from '../../../kit/mobile-devices/RemoveDevice.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDevice } from './use-device.ts'

/** Removes the device in the address from the list, and leads back to it. Source: MOB-09. */
export function RemoveDialog() {
  const words = useText('devices')
  const navigate = useNavigate()
  const { scope, userId, deviceId, device, listPath } = useDevice()
  return (
    <RemoveDevice
      input={{ ...scope, userId }}
      deviceId={deviceId}
      device={device.data}
      leave={async () => {
        notify({ type: 'success', content: words('deviceRemoved', { device: deviceId }) })
        await navigate(listPath, { replace: true })
      }}
    />
  )
}
