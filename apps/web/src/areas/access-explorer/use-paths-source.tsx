import type { AccessEntry, AccessFilter } from '@mailroom/schemas/access-paths'
import type { Input } from '@mailroom/schemas/operations'
import type { Column } from '@mailroom/ui/table/DataTable'
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { readOptions, useKeptError } from '../../kit/data/use-read.ts'
import { IndexNote } from '../../kit/table/IndexNote.tsx'
import { type ListSource, rowsOf } from '../../kit/table/list-source.ts'
import { everyPart, useSearchedPages } from '../../kit/table/use-searched-pages.ts'

type Search = Omit<Input<'accessPaths.list'>, 'offset' | 'limit'>

/** Returns all ways that a search finds, in portions. */
export function allPaths(client: QueryClient, search: Search) {
  return everyPart((part) =>
    client.fetchQuery({
      ...readOptions('accessPaths.list', { ...search, ...part }),
      ...{ staleTime: 0, gcTime: 0 },
    }),
  )
}

type Options = {
  /** The key under which columns, widths and page size are stored. */
  id: string
  columns: readonly Column<AccessEntry>[]
  filter: AccessFilter
  /** The number of filters. */
  count: number
  byReview?: true
}

/**
 * Returns the ways page by page, searched and filtered by the backend; text, filters and page are in
 * the address.
 */
export function usePathsSource({ id, columns, filter: chosen, count, byReview }: Options) {
  const client = useQueryClient()
  const { wanted, part, sourceOf, searchOf } = useSearchedPages(id, columns)
  const filter = { ...chosen, ...(wanted === '' ? {} : { text: wanted }) }
  const input = { ...useOrganizationScope(), filter, ...(byReview ? { byReview } : {}) }
  const read = useKeptError(
    useQuery({
      ...readOptions('accessPaths.list', { ...input, ...part }),
      // The old page stays visible until the next one is loaded.
      placeholderData: keepPreviousData,
    }),
  )
  const { items, total = 0, index } = read.data ?? {}
  // Before the directory is listed, an empty list says nothing.
  const isUnread = total === 0 && index !== undefined && index.asOf === undefined
  const source: ListSource<AccessEntry> = {
    ...sourceOf(read, index?.asOf !== undefined),
    operation: 'accessPaths.list',
    as: 'part',
    rows: isUnread ? undefined : rowsOf(read, items),
    pages: () => allPaths(client, input),
    search: searchOf(wanted),
    filters: count,
    isNarrowed: count > 0 || wanted !== '',
    note: index && <IndexNote index={index} />,
  }
  return { source, read }
}
