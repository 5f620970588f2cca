import { Details } from '@mailroom/ui/Details'
import { useParams } from 'react-router'
import { useRow } from '../../../../kit/data/query.ts'
import { RouteDialog } from '../../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../../kit/page/Loaded.tsx'
import { useFormats } from '../../../../kit/words/formats.ts'
import { useText } from '../../../../kit/words/texts.ts'
import { DeviceStatus } from './DeviceStatus.tsx'
import { useAccessWords } from './use-access-words.ts'
import { useDevices } from './use-devices.ts'

/** All details that a device has reported; missing ones are shown as missing. Source: MOB-06. */
export function DeviceDialog() {
  const text = useText('users')
  const { dateTime } = useFormats()
  const accessWords = useAccessWords()
  const { deviceId = '' } = useParams()
  const { query, isTold } = useDevices()
  const title = text('deviceTitle', { device: deviceId })
  const told = (value: string | undefined) => value || text('notReported')
  return (
    <RouteDialog title={title} size="large">
      <Loaded
        query={useRow(isTold ? query : { ...query, data: [] }, deviceId, (each) => each.deviceId)}
        notFound={{ title, content: text('deviceGone') }}
      >
        {(device) => (
          <Details
            items={[
              { label: text('deviceId'), value: device.deviceId },
              { label: text('deviceType'), value: told(device.type) },
              { label: text('deviceModel'), value: told(device.model) },
              { label: text('deviceSystem'), value: told(device.operatingSystem) },
              { label: text('deviceAgent'), value: told(device.userAgent) },
              { label: text('status'), value: <DeviceStatus status={device.status} /> },
              { label: text('statusSince'), value: dateTime(device.statusDate) },
              { label: text('firstSync'), value: dateTime(device.firstSyncDate) },
              { label: text('lastSync'), value: dateTime(device.lastSyncDate) },
              { label: text('access'), value: accessWords(device.access) },
            ]}
          />
        )}
      </Loaded>
    </RouteDialog>
  )
}
