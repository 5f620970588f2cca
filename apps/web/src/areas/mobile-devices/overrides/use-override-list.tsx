import type { MobileDeviceAccessOverride as Override } from '@mailroom/schemas/mobile-device-access-overrides'
import { useMemo } from 'react'
import { useOverrideColumns } from '../../../kit/device-overrides/use-override-columns.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { useChoice, useFilter } from '../../../kit/table/list-address.ts'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useOverrides } from './use-overrides.ts'

export const effects = ['ALLOW', 'DENY'] as const

/** Returns the filters of the overrides, each with its value in the address. Source: MDOV-02. */
export function useOverrideChoices() {
  return {
    user: useFilter('user'),
    device: useFilter('device'),
    effect: useChoice('effect', effects),
  }
}

function useOverrideFilter() {
  const { user, device, effect } = useOverrideChoices()
  const wanted = device[0].trim().toLowerCase()
  return useMemo(() => {
    const count = [user[0], wanted, effect[0]].filter(Boolean).length
    if (count === 0) return undefined
    return {
      count,
      isListed: (each: Override) =>
        (user[0] === '' || each.userId === user[0]) &&
        each.deviceId.toLowerCase().includes(wanted) &&
        (effect[0] === undefined || each.effect === effect[0]),
    }
  }, [user[0], wanted, effect[0]])
}

/**
 * Returns all overrides of the organization as a list, with their users. A file of it has the
 * headings that the import reads, and users by address, or by what else names them. Source:
 * MDOV-02.
 */
export function useOverrideList() {
  const text = useText('organizationOverrides')
  const { scope, query } = useOverrides()
  const ids = useMemo(() => query.data?.map(({ userId }) => userId) ?? [], [query.data])
  const owners = useEntities(ids)
  const rest = useOverrideColumns()
  const columns = useMemo(
    () => [
      {
        id: 'user',
        header: text('user'),
        headerInFile: 'user',
        minWidth: 140,
        value: ({ userId }: Override) => {
          const owner = owners.get(userId)
          return owner?.state === 'ENABLED' ? (owner.email ?? owner.name) : userId
        },
        words: ({ userId }: Override) => {
          const owner = owners.get(userId)
          return owner ? [nameOf(owner), owner.email ?? ''].join(' ') : userId
        },
        cell: ({ userId }: Override) => {
          const owner = owners.get(userId)
          return owner ? (
            <EntityLink type="USER" id={userId} tab="mobile-devices">
              {nameOf(owner)}
            </EntityLink>
          ) : (
            userId
          )
        },
      },
      ...rest,
    ],
    [text, owners, rest],
  )
  const source = useWholeSource({
    id: 'organizationOverrides',
    operation: 'mobileDeviceAccessOverrides.list',
    input: scope,
    query,
    columns,
    filter: useOverrideFilter(),
  })
  return { source, userIds: ids, owners }
}
