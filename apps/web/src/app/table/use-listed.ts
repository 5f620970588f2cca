import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { ListId, ListInput, ListPage, Row } from './list-page.ts'

/**
 * A row of a list that was fetched, for what lies over the list, as it was seen last; `undefined` until it is there. `input` keeps
 * to the lists that were asked for with it.
 */
export function useListed<Id extends ListId>(
  id: Id,
  isIt: (row: Row<Id>) => boolean,
  input: Partial<ListInput<Id>> = {},
): Row<Id> | undefined {
  const client = useQueryClient()
  return useSyncExternalStore(
    (listener) => client.getQueryCache().subscribe(listener),
    () =>
      client
        .getQueryCache()
        .findAll({ queryKey: [id, input] })
        .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
        .flatMap(({ queryKey }) => client.getQueryData<ListPage<Id>>(queryKey)?.items ?? [])
        .find(isIt),
  )
}
