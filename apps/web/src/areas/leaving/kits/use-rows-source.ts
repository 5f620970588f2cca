import { type KitRow, kitDispositions } from '@mailroom/schemas/kits'
import type { Column } from '@mailroom/ui/table/DataTable'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { readOptions, useKeptError } from '../../../kit/data/use-read.ts'
import { useChoice } from '../../../kit/table/list-address.ts'
import { type ListSource, rowsOf } from '../../../kit/table/list-source.ts'
import { everyPart, useSearchedPages } from '../../../kit/table/use-searched-pages.ts'
import { useKitInput } from './use-kit.ts'
import { kindNames } from './use-kit-words.ts'

/** Returns the filters of the reconciliation, each with its value in the address. */
export function useRowChoices() {
  return {
    kind: useChoice('kind', kindNames),
    disposition: useChoice('disposition', kitDispositions),
  }
}

/** Returns the reconciliation page by page, searched and filtered by the backend. Source: KIT-02. */
export function useRowsSource(columns: readonly Column<KitRow>[]): ListSource<KitRow> {
  const client = useQueryClient()
  const { wanted, part, sourceOf, searchOf } = useSearchedPages('kitRows', columns)
  const { kind, disposition } = useRowChoices()
  const filter = {
    ...(kind[0] ? { kind: kind[0] } : {}),
    ...(disposition[0] ? { disposition: disposition[0] } : {}),
  }
  const count = Object.keys(filter).length
  const input = { ...useKitInput(), ...filter, ...(wanted === '' ? {} : { text: wanted }) }
  const read = useKeptError(
    useQuery({
      ...readOptions('kits.listRows', { ...input, ...part }),
      // The old page stays visible until the next one is loaded.
      placeholderData: keepPreviousData,
    }),
  )
  return {
    ...sourceOf(read, true),
    // There is no index: a kit is as it is.
    refresh: () => void read.refetch(),
    isRefreshing: read.isFetching && read.data !== undefined,
    operation: 'kits.listRows',
    as: 'part',
    rows: rowsOf(read, read.data?.items),
    pages: () =>
      everyPart((portion) =>
        client.fetchQuery({
          ...readOptions('kits.listRows', { ...input, ...portion }),
          ...{ staleTime: 0, gcTime: 0 },
        }),
      ),
    search: searchOf(wanted),
    filters: count,
    isNarrowed: count > 0 || wanted !== '',
  }
}
