import { MaxResults } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import type { Input, Output, ReadId } from '@mailroom/schemas/operations'
import { type QueryClient, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../data/call.ts'
import { useKeptError } from '../data/use-read.ts'

/** The operations that list page by page. */
export type ListId = {
  [Id in ReadId]: 'nextToken' extends keyof Input<Id> ? Id : never
}[ReadId]

export type Row<Id extends ListId> = Output<Id> extends { items: (infer Item)[] } ? Item : never

/** The input of a list without the page. */
export type ListInput<Id extends ListId> = Omit<Input<Id>, 'nextToken' | 'maxResults'>

export type ListPage<Id extends ListId> = { items: Row<Id>[]; nextToken?: string | undefined }

/** A page for the screen. */
type ShownPage<Id extends ListId> = ListPage<Id> & { lastPage?: number }
type PageInput<Id extends ListId> = ListInput<Id> & { maxResults: number; nextToken?: string }

/**
 * Reads a page. TypeScript does not see that every list takes and returns a page; `page` and
 * `pageInput` of the schemas ensure it.
 */
export function callPage<Id extends ListId>(id: Id, input: PageInput<Id>, signal: AbortSignal) {
  return call(id, input as unknown as Input<Id>, signal) as Promise<unknown> as Promise<
    ListPage<Id>
  >
}

/** How many empty pages in a row are read before the person is asked whether to continue. */
const maxEmptyPages = 10

/**
 * Returns a page, or the next one that is not empty: AWS may return empty pages before the last (06
 * §2.7).
 */
async function filledPage<Id extends ListId>(id: Id, input: PageInput<Id>, signal: AbortSignal) {
  let page = await callPage(id, input, signal)
  for (let count = 0; count < maxEmptyPages; count++) {
    if (page.items.length > 0 || page.nextToken === undefined) break
    page = await callPage(id, { ...input, nextToken: page.nextToken }, signal)
  }
  return page
}

type PageQuery<Id extends ListId> = {
  queryKey: QueryKey
  queryFn: (context: { signal: AbortSignal }) => Promise<ShownPage<Id>>
}

/**
 * Returns how a page of a list is fetched. AWS gives only the token of the next page, so page 3
 * needs the token of page 2. Pages that were seen are not fetched again for it, unless a write made
 * them stale. A page past the end has no items, and `lastPage` is the number of the last one.
 * Source: GEN-04.
 */
function listPageOptions<Id extends ListId>(
  client: QueryClient,
  id: Id,
  input: ListInput<Id> & { maxResults: number },
  number: number,
): PageQuery<Id> {
  const after = (nextToken: string | undefined) =>
    nextToken === undefined ? input : { ...input, nextToken }
  return {
    queryKey: [id, input, number],
    queryFn: async ({ signal }) => {
      let token: string | undefined
      for (let before = 1; before < number && !signal.aborted; before++) {
        const known = token
        const { nextToken } = await client.fetchQuery({
          queryKey: [id, input, before],
          queryFn: (context) => filledPage(id, after(known), context.signal),
          staleTime: Number.POSITIVE_INFINITY,
        })
        if (nextToken === undefined) return { items: [], lastPage: before }
        token = nextToken
      }
      return filledPage(id, after(token), signal)
    },
  }
}

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

/** Returns a page of a list for the screen, and a function that fetches the whole list again. */
export function useListPage<Id extends ListId>(
  id: Id,
  input: ListInput<Id> & { maxResults: number },
  number: number,
) {
  const client = useQueryClient()
  const query = useKeptError(useQuery(listPageOptions(client, id, input, number)))
  const refresh = () => client.invalidateQueries({ queryKey: [id, input] })
  return { query, refresh }
}
