import '../area.ts'
import type { Entity } from '@mailroom/schemas/entities'
import type { ResourceSummary } from '@mailroom/schemas/resources'
import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { loadWords } from '../../../kit/words/texts.ts'
import { useGroupColumns } from '../groups/use-group-columns.ts'
import { useResourceColumns } from '../resources/use-resource-columns.tsx'
import { useUserColumns } from '../users/use-user-columns.tsx'
import { useIndexColumns } from './use-index-columns.tsx'
import { useListedColumns } from './use-listed-columns.tsx'

const typeOf = ({ type }: ResourceSummary) => type

test('the columns of the long lists stay the same, so that no row renders without a reason', async () => {
  await loadWords('directory', 'users', 'groups', 'resources')
  const { result, rerender } = renderHook(() => [
    useUserColumns(),
    useGroupColumns(),
    useResourceColumns<ResourceSummary>(typeOf),
    useIndexColumns('USER'),
    useIndexColumns('GROUP'),
    useIndexColumns('RESOURCE'),
  ])
  const before = result.current
  rerender()
  for (const [at, columns] of result.current.entries()) expect(columns).toBe(before[at])
})

test('an unread value of the index is unknown on the screen and empty in a file, not 0', async () => {
  await loadWords('directory', 'users', 'groups', 'resources')
  const { result } = renderHook(() => useIndexColumns('USER'))
  const ana: Entity = {
    ...{ id: 'u-1', type: 'USER', name: 'ana.silva', state: 'ENABLED', userRole: 'USER' },
  }
  const shown = (entity: Entity) =>
    ['aliases', 'groups', 'quota'].map((id) => {
      const column = result.current.find((each) => each.id === id)
      return [column?.cell(entity), column?.value?.(entity)]
    })
  expect(shown(ana)).toEqual([
    ['…', undefined],
    ['…', undefined],
    ['…', undefined],
  ])
  const read = { ...ana, aliases: [], groupCount: 0, mailboxQuota: 51_200 }
  expect(shown(read)).toEqual([
    ['0', []],
    ['0', 0],
    ['51,200 MB', 51_200],
  ])
})

test('the status in a file has the code as the API spells it, and the reader’s word for it', async () => {
  await loadWords('directory')
  const { result } = renderHook(() =>
    useListedColumns({ name: 'Name', id: 'ID', keptUntil: 'Deleted on' }),
  )
  expect(result.current.status.value({ id: 'g-1', name: 'sales', state: 'DISABLED' })).toEqual({
    ...{ code: 'DISABLED', words: 'Disabled' },
  })
})
