import type { MobileDevice } from '@mailroom/schemas/mobile-devices'
import { Details } from '@mailroom/ui/Details'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { DeviceStatus } from './DeviceStatus.tsx'
import { useAccessWords } from './use-access-words.ts'

/** All that a device has reported; what it has not is shown as not reported. Source: MOB-06. */
export function DeviceDetails({ device }: { device: MobileDevice }) {
  const text = useText('devices')
  const { dateTime } = useFormats()
  const accessWords = useAccessWords()
  const told = (value: string | undefined) => value || text('notReported')
  return (
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
  )
}
