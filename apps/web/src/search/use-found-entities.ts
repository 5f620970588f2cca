import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { readOptions } from '../app/api/use-read.ts'
import type { OrganizationScope } from '../app/scope.ts'
import { useSettled } from '../app/use-settled.ts'

/** After this pause in typing, in milliseconds, the index is asked. */
const pauseMs = 60

/** While the index fills, this often it is asked again, in milliseconds. */
const fillingMs = 2_000

/** So many are offered at once. */
const most = 7

/** Whom the directory's index finds for a text, or who is named almost like it. */
export function useFoundEntities(scope: OrganizationScope, text: string) {
  const settled = useSettled(text.trim().slice(0, 256), pauseMs)
  const isAsked = settled !== '' && scope.organizationId !== ''
  const found = useQuery({
    ...readOptions('entities.search', { ...scope, query: { text: settled }, limit: most }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data && state.data.index.phase !== 'COMPLETE' ? fillingMs : false,
  })
  const isNobody = isAsked && found.data?.total === 0 && !found.isPlaceholderData
  const near = useQuery({
    ...readOptions('entities.suggest', { ...scope, text: settled }),
    enabled: isNobody,
  })
  const isCurrent = isAsked && text.trim() !== ''
  return {
    found: isCurrent ? found.data : undefined,
    near: isCurrent && isNobody ? (near.data?.items ?? []) : [],
    error: isCurrent ? found.error : null,
  }
}
