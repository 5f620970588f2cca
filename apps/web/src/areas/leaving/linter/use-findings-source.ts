import type { LintFinding } from '@mailroom/schemas/lint-findings'
import type { Column } from '@mailroom/ui/table/DataTable'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions, useKeptError } from '../../../kit/data/use-read.ts'
import { type ListSource, rowsOf } from '../../../kit/table/list-source.ts'
import { everyPart, useSearchedPages } from '../../../kit/table/use-searched-pages.ts'
import { useLintFilter } from './use-lint-filter.ts'

/**
 * Returns the findings page by page, searched and filtered by the backend; text, filters and page
 * are in the address.
 */
export function useFindingsSource(
  columns: readonly Column<LintFinding>[],
): ListSource<LintFinding> {
  const client = useQueryClient()
  const { wanted, part, sourceOf, searchOf } = useSearchedPages('lintFindings', columns)
  const { filter: chosen, count } = useLintFilter()
  const filter = { ...chosen, ...(wanted === '' ? {} : { text: wanted }) }
  const input = { ...useOrganizationScope(), filter }
  const read = useKeptError(
    useQuery({
      ...readOptions('lintFindings.list', { ...input, ...part }),
      // The old page stays visible until the next one is loaded.
      placeholderData: keepPreviousData,
    }),
  )
  const source = sourceOf(read, true)
  return {
    ...source,
    // There is no index: the snapshot is as it is.
    refresh: () => void read.refetch(),
    isRefreshing: read.isFetching && read.data !== undefined,
    operation: 'lintFindings.list',
    as: 'part',
    rows: rowsOf(read, read.data?.items),
    pages: () =>
      everyPart((portion) =>
        client.fetchQuery({
          ...readOptions('lintFindings.list', { ...input, ...portion }),
          ...{ staleTime: 0, gcTime: 0 },
        }),
      ),
    search: searchOf(wanted),
    filters: count,
    isNarrowed: count > 0 || wanted !== '',
  }
}
