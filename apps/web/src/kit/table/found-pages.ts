import type { Entity, Input } from '@mailroom/schemas'
import type { QueryClient } from '@tanstack/react-query'
import { readOptions } from '../data/use-read.ts'

/** The most entries that the index returns at once. Source: `entities.search`. */
const limit = 1_000

type Search = Omit<Input<'entities.search'>, 'offset' | 'limit'>

/** Returns everything that a search finds, page by page, as the index has it now. */
export async function* foundPages(
  client: QueryClient,
  search: Search,
): AsyncGenerator<readonly Entity[]> {
  for (let offset = 0; ; offset += limit) {
    const input = { ...search, offset, limit }
    const { items, total } = await client.fetchQuery({
      ...readOptions('entities.search', input),
      staleTime: 0,
      gcTime: 0,
    })
    yield items
    if (offset + limit >= total) return
  }
}
