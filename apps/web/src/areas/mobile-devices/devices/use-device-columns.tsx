import type { Entity } from '@mailroom/schemas/entities'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useEntity } from '../../../kit/entity/use-entity.ts'
import { linkColumn } from '../../../kit/table/columns.tsx'
import type { ListSource } from '../../../kit/table/list-source.ts'
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

/**
 * Returns the columns that say which device it is, and leads to its page. AWS names users by id
 * alone: `named` returns a list whose files name them as the screen does.
 */
export function useNamingColumns<Row extends Named>() {
  const words = useText('devices')
  const text = useText('allDevices')
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const [users] = useState(() => new Map<string, Entity>())
  const lookUp = async (rows: readonly Row[]) => {
    const ids = [...new Set(rows.map(({ userId }) => userId))].filter((id) => !users.has(id))
    if (ids.length === 0) return
    const query = { ids, states: ['ENABLED' as const, 'DISABLED' as const, 'DELETED' as const] }
    const { items } = await client.fetchQuery(
      readOptions('entities.search', { ...scope, query, limit: ids.length }),
    )
    for (const user of items) users.set(user.id, user)
  }
  const columns: [Column<Row>, Column<Row>] = [
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
      value: ({ userId }) => {
        const user = users.get(userId)
        if (!user) return userId
        const address = user.email === undefined ? '' : ` <${user.email}>`
        return { code: userId, words: `${nameOf(user)}${address}` }
      },
      cell: ({ userId }) => <DeviceUser userId={userId} />,
    },
  ]
  return {
    columns,
    named: (source: ListSource<Row>): ListSource<Row> => {
      const { pages } = source
      if (!pages) return source
      return {
        ...source,
        pages: async function* (signal) {
          for await (const rows of pages(signal)) {
            await lookUp(rows)
            yield rows
          }
        },
      }
    },
  }
}
