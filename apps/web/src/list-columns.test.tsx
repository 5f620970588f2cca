import type { ResourceSummary } from '@mailroom/schemas'
import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useIndexColumns } from './app/directory/list/use-index-columns.tsx'
import { loadWords } from './app/texts/texts.ts'
import { useGroupColumns } from './groups/use-group-columns.tsx'
import { useResourceColumns } from './resources/use-resource-columns.tsx'
import { useUserColumns } from './users/use-user-columns.tsx'

const typeOf = ({ type }: ResourceSummary) => type

test('the columns of the long lists stay the same, so that no row is drawn again without a reason', async () => {
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
