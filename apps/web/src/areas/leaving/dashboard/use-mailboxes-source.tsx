import { type ExitMailbox, exitSortMembers } from '@mailroom/schemas/exit'
import type { Input } from '@mailroom/schemas/operations'
import type { Column } from '@mailroom/ui/table/DataTable'
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions, useKeptError } from '../../../kit/data/use-read.ts'
import { IndexNote } from '../../../kit/table/IndexNote.tsx'
import { useFilter, useListAddress } from '../../../kit/table/list-address.ts'
import { type ListSource, rowsOf } from '../../../kit/table/list-source.ts'
import { useSearchText } from '../../../kit/table/search-address.ts'
import { useTableSettings } from '../../../kit/table/table-settings.ts'
import { useRefreshDirectory } from '../../../kit/table/use-refresh-directory.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useMailboxFilter } from './use-mailbox-filter.ts'

type Search = Omit<Input<'exit.listMailboxes'>, 'offset' | 'limit'>

/** The most rows that the backend returns at once. Source: `exit.listMailboxes`. */
const limit = 1_000

/** Returns all rows that a search finds, in portions. */
export async function* allMailboxes(
  client: QueryClient,
  search: Search,
): AsyncGenerator<readonly ExitMailbox[]> {
  for (let offset = 0; ; offset += limit) {
    const input = { ...search, offset, limit }
    const { items, total } = await client.fetchQuery({
      ...readOptions('exit.listMailboxes', input),
      staleTime: 0,
      gcTime: 0,
    })
    yield items
    if (offset + limit >= total) return
  }
}

function parseSort(value: string): Search['sort'] {
  const descending = value.startsWith('-')
  const name = descending ? value.slice(1) : value
  const by = exitSortMembers.find((member) => member === name)
  return by && { by, descending }
}

/**
 * Returns the users and resources with how far each is, page by page: searched, filtered and ordered
 * by the backend; text, filters, order and page are in the address. Source: EXIT-05.
 */
export function useMailboxesSource(
  columns: readonly Column<ExitMailbox>[],
): ListSource<ExitMailbox> {
  const text = useText('exitDashboard')
  const app = useText('app')
  const { number, dateTime } = useFormats()
  const client = useQueryClient()
  const { settings, choose, widths } = useTableSettings('exitMailboxes', columns)
  const { pageSize, setPage, setPageSize, ...address } = useListAddress(settings.pageSize)
  const search = useSearchText()
  const { filter: chosen, count } = useMailboxFilter()
  const [sorted, setSorted] = useFilter('sort')
  const sort = parseSort(sorted)
  const page = search.settled ? address.page : 1
  const wanted = search.text.trim()
  const filter = { ...chosen, ...(wanted === '' ? {} : { text: wanted }) }
  const input = { ...useOrganizationScope(), filter, ...(sort ? { sort } : {}) }
  const read = useKeptError(
    useQuery({
      ...readOptions('exit.listMailboxes', {
        ...{ ...input, offset: (page - 1) * pageSize, limit: pageSize },
      }),
      // The old page stays visible until the next one is loaded.
      placeholderData: keepPreviousData,
    }),
  )
  const { items, total = 0, index, source, asOf, sizesAsOf } = read.data ?? {}
  const refreshDirectory = useRefreshDirectory()
  // Before anything was read, an empty list says nothing.
  const isUnread = read.data !== undefined && total === 0 && asOf === undefined
  return {
    operation: 'exit.listMailboxes',
    as: 'part',
    columns,
    query: read,
    rows: isUnread ? undefined : rowsOf(read, items),
    page: {
      number: page,
      count: Math.max(1, Math.ceil(total / pageSize)),
      more: page * pageSize < total,
      disabled: items === undefined,
      onChange: setPage,
    },
    total: read.data && (asOf === undefined ? '…' : number(total)),
    pages: () => allMailboxes(client, input),
    lacking:
      index && index.phase !== 'COMPLETE'
        ? app(index.asOf === undefined ? 'exportedUnlisted' : 'exportedUnread')
        : undefined,
    refresh: () => (index?.phase === 'COMPLETE' ? refreshDirectory.mutate() : void read.refetch()),
    isRefreshing: refreshDirectory.isPending || (read.isFetching && items !== undefined),
    retry: read.refetch,
    settings: {
      chosen: { ...settings, pageSize },
      onChoose: (preferred) => {
        choose(preferred)
        if (preferred.pageSize !== pageSize) setPageSize(preferred.pageSize)
      },
      widths,
    },
    sort: {
      ...(sort ? { by: sort.by } : {}),
      descending: sort?.descending ?? false,
      onChange: ({ by, descending }) => setSorted(`${descending ? '-' : ''}${by}`),
      isByMatch: false,
      ...(sort ? { onClear: () => setSorted('') } : {}),
    },
    search: {
      text: search.text,
      onChange: search.setText,
      marked: wanted,
      placeholder: app('searchPlaceholder'),
    },
    filters: count,
    isNarrowed: count > 0 || wanted !== '',
    matches: read.isFetching || asOf === undefined ? undefined : read.data?.total,
    note: index && (
      <>
        {source === 'snapshot' && asOf !== undefined ? (
          text('fromSnapshot', { moment: dateTime(asOf) })
        ) : (
          <IndexNote index={index} />
        )}{' '}
        {sizesAsOf !== undefined && text('sizesAsOf', { moment: dateTime(sizesAsOf) })}
      </>
    ),
  }
}
