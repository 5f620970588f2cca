import type { MobileDevice } from '@mailroom/schemas/mobile-devices'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { DeviceStatus } from '../../../kit/mobile-devices/DeviceStatus.tsx'
import { useAccessWords } from '../../../kit/mobile-devices/use-access-words.ts'
import { dateColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useNamingColumns } from './use-device-columns.tsx'

/** The devices of all users, in pages; each leads to its own page. Source: MOB-05. */
export function DevicesTable() {
  const text = useText('allDevices')
  const words = useText('devices')
  const accessWords = useAccessWords()
  const told = (value: string | undefined) => value ?? words('notReported')
  const { columns, named } = useNamingColumns<MobileDevice>()
  const source = useLiveSource({
    operation: 'mobileDevices.listAll',
    input: useOrganizationScope(),
    as: 'part',
    columns: [
      ...columns,
      textColumn({
        id: 'model',
        header: words('deviceModel'),
        value: ({ model }: MobileDevice) => model,
        shown: ({ type, model }) => told(model ?? type),
      }),
      textColumn({
        id: 'operatingSystem',
        header: words('deviceSystem'),
        wraps: true,
        value: ({ operatingSystem }: MobileDevice) => operatingSystem,
        shown: ({ operatingSystem }) => told(operatingSystem),
      }),
      {
        id: 'status',
        header: words('status'),
        width: 170,
        onCard: 'beside',
        value: ({ status }: MobileDevice) => status,
        cell: ({ status }: MobileDevice) => <DeviceStatus status={status} />,
      },
      dateColumn({
        id: 'lastSyncDate',
        header: words('lastSync'),
        value: ({ lastSyncDate }: MobileDevice) => lastSyncDate,
      }),
      textColumn({
        id: 'access',
        header: words('access'),
        wraps: true,
        value: ({ access }: MobileDevice) => ({ members: access, words: accessWords(access) }),
      }),
    ],
  })
  return (
    <ListTable
      source={named(source)}
      title={text('title')}
      empty={text('none')}
      rowKey={({ userId, deviceId }) => `${userId} ${deviceId}`}
    />
  )
}
