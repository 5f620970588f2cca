import { MaxResults } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import { useQuery } from '@tanstack/react-query'
import { callPage, type ListId, type ListInput, type Row } from './list-page.ts'

/** All rows of a list, for what has to know every one of them; `undefined` until the last page is there. */
export function useAllRows<Id extends ListId>(
  id: Id,
  input: ListInput<Id>,
): readonly Row<Id>[] | undefined {
  const { data } = useQuery({
    queryKey: [id, input, 'all'],
    queryFn: async ({ signal }) => {
      const rows: Row<Id>[] = []
      let nextToken: string | undefined
      do {
        const from = nextToken === undefined ? {} : { nextToken }
        const page = await callPage(id, { ...input, ...from, maxResults: MaxResults.max }, signal)
        rows.push(...page.items)
        nextToken = page.nextToken
      } while (nextToken !== undefined)
      return rows
    },
  })
  return data
}
