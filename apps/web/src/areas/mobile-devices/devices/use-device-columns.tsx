import type { Column } from '@mailroom/ui/table/DataTable'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useEntity } from '../../../kit/entity/use-entity.ts'
import { linkColumn } from '../../../kit/table/columns.tsx'
import { useText } from '../../../kit/words/texts.ts'

type Named = { userId: string; deviceId: string }

/** The user of a device by name, as soon as the index knows it. */
export function DeviceUser({ userId }: { userId: string }) {
  const user = useEntity(userId)
  return (
    <EntityLink type="USER" id={userId} tab="mobile-devices">
      {user ? nameOf(user) : userId}
    </EntityLink>
  )
}

/** Returns the columns that say which device it is, and leads to its page. */
export function useNamingColumns<Row extends Named>(): [Column<Row>, Column<Row>] {
  const words = useText('devices')
  const text = useText('allDevices')
  return [
    linkColumn<Row>({
      id: 'deviceId',
      header: words('deviceId'),
      wraps: true,
      value: ({ deviceId }) => deviceId,
      to: ({ userId, deviceId }) => `${userId}/${encodeURIComponent(deviceId)}`,
    }),
    {
      id: 'userId',
      header: text('user'),
      value: ({ userId }) => userId,
      cell: ({ userId }) => <DeviceUser userId={userId} />,
    },
  ]
}
