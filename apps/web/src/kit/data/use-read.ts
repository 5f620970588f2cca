import { declarationOf, type Input, type Output, type ReadId } from '@mailroom/schemas'
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
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

/** Reads something for the screen; `data` stays while it is fetched again. */
export function useRead<Id extends ReadId>(
  id: Id,
  input: Input<Id>,
  options?: { enabled?: boolean; refetchOnMount?: 'always' },
) {
  return useQuery({ ...readOptions(id, input), ...options })
}

/**
 * Returns what the page or dialog around has loaded already (`Loaded`, `ThingPage`, `Gate`), so that
 * there is always data. It suspends if there is none, and throws if it cannot be loaded.
 */
export function useLoaded<Id extends ReadId>(id: Id, input: Input<Id>): Output<Id> {
  return useSuspenseQuery(readOptions(id, input)).data
}
