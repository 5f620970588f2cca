import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { OrganizationScope } from '../../kit/data/scope.ts'
import { readOptions } from '../../kit/data/use-read.ts'
import { useSettled } from '../../kit/data/use-settled.ts'

/** The pause in typing after which the index is searched. Milliseconds. */
const pauseMs = 60

/** How many entities are offered. */
const most = 7

/** Returns the entities that the index finds for a text, or those with a similar name. */
export function useFoundEntities(scope: OrganizationScope, text: string) {
  const settled = useSettled(text.trim().slice(0, 256), pauseMs)
  const isAsked = settled !== '' && scope.organizationId !== ''
  const found = useQuery({
    ...readOptions('entities.search', { ...scope, query: { text: settled }, limit: most }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
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
