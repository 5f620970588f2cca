import { declarationOf, type Input, type Output, type ReadId } from '@mailroom/schemas/operations'
import {
  queryOptions,
  type UseQueryResult,
  useQuery,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { useState } from 'react'
import { call } from './call.ts'

/** Returns how a read is fetched, where it is cached, and when it is repeated. */
export function readOptions<Id extends ReadId>(id: Id, input: Input<Id>) {
  return queryOptions<Output<Id>>({
    queryKey: [id, input],
    queryFn: ({ signal }) => call(id, input, signal),
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data !== undefined && (declarationOf(id).pollMs?.(data, dataUpdateCount) ?? false),
  })
}

/**
 * Returns a read whose error stays while it is repeated. TanStack Query forgets the error of a read
 * without data as soon as it is fetched again, and with it would go the button that was pressed.
 */
export function useKeptError<Data>(query: UseQueryResult<Data>): UseQueryResult<Data> {
  const { error } = query
  const [kept, setKept] = useState<{ error: Error; at: number }>()
  if (error && kept?.error !== error) setKept({ error, at: query.errorUpdatedAt })
  // The time tells whether it is the error of this read, and not of one with another input.
  if (!kept || query.status !== 'pending' || query.errorUpdatedAt !== kept.at) return query
  return {
    ...query,
    ...{ status: 'error', error: kept.error, isError: true, isLoadingError: true },
    ...{ isPending: false, isLoading: false, isInitialLoading: false },
  } as const
}

/** Reads something for the screen; `data` stays while it is fetched again, and so does an error. */
export function useRead<Id extends ReadId>(
  id: Id,
  input: Input<Id>,
  options?: { enabled?: boolean; refetchOnMount?: 'always' },
): UseQueryResult<Output<Id>> {
  return useKeptError(useQuery({ ...readOptions(id, input), ...options }))
}

/**
 * Returns what the page or dialog around has loaded already (`Loaded`, `ThingPage`, `Gate`), so that
 * there is always data. It suspends if there is none, and throws if it cannot be loaded.
 */
export function useLoaded<Id extends ReadId>(id: Id, input: Input<Id>): Output<Id> {
  return useSuspenseQuery(readOptions(id, input)).data
}
