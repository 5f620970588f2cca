import type { Input, Output, ReadId } from '@mailroom/schemas'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

/** Returns how a read is fetched and where it is cached. */
export function readOptions<Id extends ReadId>(id: Id, input: Input<Id>) {
  return queryOptions<Output<Id>>({
    queryKey: [id, input],
    queryFn: ({ signal }) => call(id, input, signal),
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
