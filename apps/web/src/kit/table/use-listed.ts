import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { ListId, ListInput, ListPage, Row } from './list-page.ts'

/**
 * Returns a row of a loaded list as it was seen last, for a dialog over the list; `undefined` until
 * it is loaded. `input` selects the lists that were read with it.
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
