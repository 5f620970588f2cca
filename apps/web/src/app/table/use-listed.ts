import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { ListId, ListPage, Row } from './list-page.ts'

/** A row of a list that was fetched, for what lies over the list; `undefined` until it is there. */
export function useListed<Id extends ListId>(
  id: Id,
  isIt: (row: Row<Id>) => boolean,
): Row<Id> | undefined {
  const client = useQueryClient()
  return useSyncExternalStore(
    (listener) => client.getQueryCache().subscribe(listener),
    () =>
      client
        .getQueriesData<ListPage<Id>>({ queryKey: [id] })
        .flatMap(([, page]) => page?.items ?? [])
        .find(isIt),
  )
}
