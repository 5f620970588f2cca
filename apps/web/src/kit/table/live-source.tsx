import { resourceOf } from '@mailroom/schemas/operations'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useQueryClient } from '@tanstack/react-query'
import { CliCommand } from '../page/CliCommand.tsx'
import { useListAddress } from './list-address.ts'
import { allPages, type ListId, type ListInput, type Row, useListPage } from './list-page.ts'
import { type ListSource, rowsOf } from './list-source.ts'
import { useTableSettings } from './table-settings.ts'

type Options<Id extends ListId> = {
  operation: Id
  input: ListInput<Id>
  columns: readonly Column<Row<Id>>[]
  /** `page` by default. */
  as?: 'page' | 'part'
  /** Hides rows that nobody asked for; the page gets shorter by them. */
  where?: (row: Row<Id>) => boolean
}

/**
 * Returns a list that AWS pages: in both directions, with page and size in the address. It never
 * sorts, because a page is not the list.
 */
export function useLiveSource<Id extends ListId>(options: Options<Id>): ListSource<Row<Id>> {
  const { operation, columns, as = 'page', where } = options
  const client = useQueryClient()
  const { settings, choose, widths } = useTableSettings(operation, columns)
  const address = useListAddress(
    settings.pageSize,
    as === 'page' ? '' : `${resourceOf(operation)}.`,
  )
  const { page, pageSize, setPage } = address
  const input = { ...options.input, maxResults: pageSize }
  const { query, refresh } = useListPage(operation, input, page)
  const items: readonly Row<Id>[] | undefined = query.data?.items
  const { nextToken, lastPage } = query.data ?? {}
  const more = nextToken !== undefined
  return {
    operation,
    as,
    columns,
    query,
    rows: rowsOf(query, where ? items?.filter(where) : items),
    page: {
      ...{ number: page, more, disabled: items === undefined && page === 1, onChange: setPage },
      ...(lastPage === undefined ? {} : { count: lastPage }),
    },
    pages: (signal) => allPages(client, operation, options.input, signal, where),
    refresh: () => void refresh(),
    isRefreshing: query.isFetching && items !== undefined,
    retry: refresh,
    settings: {
      chosen: { ...settings, pageSize },
      onChoose: (chosen) => {
        choose(chosen)
        if (chosen.pageSize !== pageSize) address.setPageSize(chosen.pageSize)
      },
      widths,
    },
    footer: <CliCommand id={operation} input={input} />,
  }
}
