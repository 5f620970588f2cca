import type { MobileDevice } from '@mailroom/schemas/mobile-devices'
import { DeviceStatus } from '../../../../kit/mobile-devices/DeviceStatus.tsx'
import { useAccessWords } from '../../../../kit/mobile-devices/use-access-words.ts'
import { dateColumn, linkColumn, textColumn } from '../../../../kit/table/columns.tsx'
import { ListTable } from '../../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../../kit/table/whole-source.tsx'
import { useText } from '../../../../kit/words/texts.ts'
import { useDevices } from './use-devices.ts'

function useColumns() {
  const text = useText('devices')
  const accessWords = useAccessWords()
  return [
    linkColumn({
      id: 'deviceId',
      header: text('deviceId'),
      wraps: true,
      value: ({ deviceId }: MobileDevice) => deviceId,
      to: ({ deviceId }) => deviceId,
    }),
    textColumn({
      id: 'model',
      header: text('deviceModel'),
      value: ({ model }: MobileDevice) => model,
      shown: ({ type, model }) => model ?? type ?? text('notReported'),
    }),
    textColumn({
      id: 'operatingSystem',
      header: text('deviceSystem'),
      minWidth: 120,
      wraps: true,
      value: ({ operatingSystem }: MobileDevice) => operatingSystem,
      shown: ({ operatingSystem }) => operatingSystem ?? text('notReported'),
    }),
    {
      id: 'status',
      header: text('status'),
      width: 170,
      onCard: 'beside' as const,
      value: ({ status }: MobileDevice) => status,
      cell: ({ status }: MobileDevice) => <DeviceStatus status={status} />,
    },
    dateColumn({
      id: 'lastSyncDate',
      header: text('lastSync'),
      value: ({ lastSyncDate }: MobileDevice) => lastSyncDate,
    }),
    textColumn({
      id: 'access',
      header: text('access'),
      minWidth: 120,
      wraps: true,
      value: ({ access }: MobileDevice) => access.effect,
      shown: ({ access }) => accessWords(access),
    }),
  ]
}

/**
 * The devices of a user; the person selects one to wipe it, remove it from the list or give it an
 * override. Source: MOB-05.
 */
export function DevicesTable() {
  const text = useText('users')
  const shared = useText('deviceOverrides')
  const words = useText('devices')
  const { input, query } = useDevices()
  const source = useWholeSource({
    id: 'mobileDevices',
    operation: 'mobileDevices.list',
    input,
    query,
    columns: useColumns(),
  })
  return (
    <ListTable
      source={source}
      title={text('mobileDevices')}
      description={text('devicesDescription')}
      oneChosen={{
        label: ({ deviceId }) => words('selectDevice', { device: deviceId }),
        noneReason: words('chooseDeviceFirst'),
        actions: [
          {
            operation: 'mobileDeviceAccessOverrides.put',
            text: shared('add'),
            to: ({ deviceId }) => `overrides/add?device=${deviceId}`,
          },
          {
            operation: 'mobileDevices.remove',
            text: words('removeDevice'),
            to: ({ deviceId }) => `${deviceId}/remove`,
          },
          {
            operation: 'mobileDevices.wipe',
            text: words('wipeDevice'),
            to: ({ deviceId }) => `${deviceId}/wipe`,
          },
        ],
      }}
      empty={text('noDevices')}
      rowKey={({ deviceId }) => deviceId}
    />
  )
}
