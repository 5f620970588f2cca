import { MaxResults } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import type { QueryClient } from '@tanstack/react-query'
import { callPage, type ListId, type ListInput, type Row } from './list-page.ts'

/**
 * Reads a whole list from AWS, in the largest pages it allows; repeats passing failures as
 * elsewhere.
 */
export async function* allPages<Id extends ListId>(
  client: QueryClient,
  id: Id,
  input: ListInput<Id>,
  signal: AbortSignal,
  where: (row: Row<Id>) => boolean = () => true,
): AsyncGenerator<Row<Id>[]> {
  let nextToken: string | undefined
  do {
    const wanted = {
      ...input,
      maxResults: MaxResults.max,
      ...(nextToken === undefined ? {} : { nextToken }),
    }
    const page = await client.fetchQuery({
      queryKey: ['export', id, wanted],
      queryFn: () => callPage(id, wanted, signal),
      staleTime: 0,
      gcTime: 0,
    })
    yield page.items.filter(where)
    nextToken = page.nextToken
  } while (nextToken !== undefined)
}
