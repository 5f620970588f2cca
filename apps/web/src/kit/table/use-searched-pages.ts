import type { IndexState } from '@mailroom/schemas/entities'
import type { Column } from '@mailroom/ui/table/DataTable'
import type { UseQueryResult } from '@tanstack/react-query'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { useListAddress } from './list-address.ts'
import type { ListSource } from './list-source.ts'
import { useSearchText } from './search-address.ts'
import { useTableSettings } from './table-settings.ts'
import { useRefreshDirectory } from './use-refresh-directory.ts'

/** The most rows that the backend returns at once. Source: `entities.search`, `exit.listMailboxes`. */
const limit = 1_000

/** The rows that a read returns: the first is the one after `offset` others. */
type Part = { offset: number; limit: number }

/** Returns everything that a search finds, in portions, as it is now. */
export async function* everyPart<Row>(
  read: (part: Part) => Promise<{ items: readonly Row[]; total: number }>,
): AsyncGenerator<readonly Row[]> {
  for (let offset = 0; ; offset += limit) {
    const { items, total } = await read({ offset, limit })
    yield items
    if (offset + limit >= total) return
  }
}

type Found = { items: readonly unknown[]; total: number; index?: IndexState | undefined }

/**
 * Returns what lists over the index share: the page, its size and the searched text are in the
 * address, columns are stored under `id`. `part` and `wanted` are what is to be read, and `sourceOf`
 * tells what the table shows of it; `isCounted` is false as long as the total says nothing.
 */
export function useSearchedPages<Row>(id: string, columns: readonly Column<Row>[]) {
  const text = useText('app')
  const { number } = useFormats()
  const { settings, choose, widths } = useTableSettings(id, columns)
  const { pageSize, setPage, setPageSize, ...address } = useListAddress(settings.pageSize)
  const search = useSearchText()
  const refreshDirectory = useRefreshDirectory()
  const page = search.settled ? address.page : 1
  return {
    wanted: search.text.trim(),
    part: { offset: (page - 1) * pageSize, limit: pageSize },
    sourceOf: (read: UseQueryResult<Found>, isCounted: boolean) => {
      const { items, total = 0, index } = read.data ?? {}
      return {
        columns,
        query: read,
        page: {
          ...{ number: page, count: Math.max(1, Math.ceil(total / pageSize)), onChange: setPage },
          ...{ more: page * pageSize < total, disabled: items === undefined },
        },
        total: read.data && (isCounted ? number(total) : '…'),
        lacking:
          index && index.phase !== 'COMPLETE'
            ? text(index.asOf === undefined ? 'exportedUnlisted' : 'exportedUnread')
            : undefined,
        // While the directory is being read, starting over would only delay it.
        refresh: () =>
          index?.phase === 'COMPLETE' ? refreshDirectory.mutate() : void read.refetch(),
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
        matches: read.isFetching || !isCounted ? undefined : read.data?.total,
      } satisfies Partial<ListSource<Row>>
    },
    /** The field of the searched text; `marked` is the text that found the rows on the screen. */
    searchOf: (marked: string) => ({
      ...{ text: search.text, onChange: search.setText, marked },
      placeholder: text('searchPlaceholder'),
    }),
  }
}
