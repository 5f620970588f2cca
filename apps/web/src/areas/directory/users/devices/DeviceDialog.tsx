import { useParams } from 'react-router'
import { useRow } from '../../../../kit/data/query.ts'
import { RouteDialog } from '../../../../kit/dialog/RouteDialog.tsx'
import { DeviceDetails } from '../../../../kit/mobile-devices/DeviceDetails.tsx'
import { Loaded } from '../../../../kit/page/Loaded.tsx'
import { useText } from '../../../../kit/words/texts.ts'
import { useDevices } from './use-devices.ts'

/** All details that a device has reported; missing ones are shown as missing. Source: MOB-06. */
export function DeviceDialog() {
  const text = useText('devices')
  const { deviceId = '' } = useParams()
  const { query, isTold } = useDevices()
  const title = text('deviceTitle', { device: deviceId })
  return (
    <RouteDialog title={title} size="large">
      <Loaded
        query={useRow(isTold ? query : { ...query, data: [] }, deviceId, (each) => each.deviceId)}
        notFound={{ title, content: text('deviceGone') }}
      >
        {(device) => <DeviceDetails device={device} />}
      </Loaded>
    </RouteDialog>
  )
}
