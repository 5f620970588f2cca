import { MaxResults } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import { declarationOf } from '@mailroom/schemas/operations'
import { useQuery } from '@tanstack/react-query'
import { callPage, type ListId, type ListInput, type Row } from './list-page.ts'

/** Returns the cache key of a list that is read completely. */
export function wholeListKey<Id extends ListId>(id: Id, input: ListInput<Id>) {
  return [id, input, 'whole'] as const
}

/**
 * Reads a naturally short list completely, such as the addresses of one user, so that it can be
 * counted; again while its declaration says that it moves.
 */
export function useWholeList<Id extends ListId>(
  id: Id,
  input: ListInput<Id>,
  options: { enabled?: boolean } = {},
) {
  return useQuery({
    queryKey: wholeListKey(id, input),
    queryFn: async ({ signal }) => {
      const rows: Row<Id>[] = []
      let nextToken: string | undefined
      do {
        const next = nextToken === undefined ? {} : { nextToken }
        const page = await callPage(id, { ...input, maxResults: MaxResults.max, ...next }, signal)
        rows.push(...page.items)
        nextToken = page.nextToken
      } while (nextToken !== undefined)
      return rows
    },
    refetchInterval: ({ state: { data: items, dataUpdateCount } }) =>
      items !== undefined && (declarationOf(id).pollMs?.({ items }, dataUpdateCount) ?? false),
    ...options,
  })
}
