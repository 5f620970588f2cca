import { type Entity, type EntityQuery, EntitySort } from '@mailroom/schemas/entities'
import type { Input } from '@mailroom/schemas/operations'
import type { Column } from '@mailroom/ui/table/DataTable'
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useOrganizationScope } from '../data/scope.ts'
import { readOptions, useKeptError } from '../data/use-read.ts'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { IndexNote } from './IndexNote.tsx'
import { useListAddress } from './list-address.ts'
import { type ListSource, rowsOf } from './list-source.ts'
import { useSearchText, useSort } from './search-address.ts'
import { useTableSettings } from './table-settings.ts'
import { useCondensed } from './use-condensed.ts'
import { type ListSelection, useListSelection } from './use-list-selection.ts'
import { useRefreshDirectory } from './use-refresh-directory.ts'

type Search = Omit<Input<'entities.search'>, 'offset' | 'limit'>

/** The most entries that the index returns at once. Source: `entities.search`. */
const limit = 1_000

/** Returns everything that a search finds, page by page, as the index has it now. */
async function* foundPages(client: QueryClient, search: Search): AsyncGenerator<readonly Entity[]> {
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

type Options = {
  /** The key under which columns, widths and page size are stored. */
  id: string
  /** `page` by default. */
  as?: 'page' | 'part'
  /** The filters of the list besides the searched text. */
  query: Omit<EntityQuery, 'text'>
  /** `sortBy` of a column is one of the index's. */
  columns: readonly Column<Entity>[]
  /** Returns why a row cannot be selected. */
  disabledReason?: (entity: Entity) => string | undefined
}

/** A list of the index; `only` is the chosen row if it is a single one on this page. */
type IndexSource = ListSource<Entity> & { chosen: ListSelection; only: Entity | undefined }

/**
 * Returns the whole directory of an organization, or a part of it, from the index: searched while
 * typing, sorted, counted, in numbered pages, with selectable rows. Text, sort and page are in the
 * address. Source: issue 4, GEN-04.
 */
export function useIndexSource({ id, columns, disabledReason, ...options }: Options): IndexSource {
  const text = useText('app')
  const { number } = useFormats()
  const client = useQueryClient()
  const { settings, choose, widths } = useTableSettings(id, columns)
  const { pageSize, setPage, setPageSize, ...address } = useListAddress(settings.pageSize)
  const search = useSearchText()
  const [sort, setSort] = useSort()
  const page = search.settled ? address.page : 1
  const wanted = search.text.trim()
  const query: EntityQuery = { ...options.query, ...(wanted === '' ? {} : { text: wanted }) }
  const input = { ...useOrganizationScope(), query, ...(sort ? { sort } : {}) }
  const read = useQuery({
    ...readOptions('entities.search', {
      ...input,
      offset: (page - 1) * pageSize,
      limit: pageSize,
    }),
    // The old page stays visible until the next one is loaded.
    placeholderData: keepPreviousData,
  })
  const found = useKeptError(read)
  const { items, total = 0, index } = found.data ?? {}
  // Before the directory is read completely, an empty result says nothing.
  const isUnread = total === 0 && (index?.phase === 'EMPTY' || index?.phase === 'LISTING')
  // Before the first listing is complete, the total is unknown.
  const isCounted = index?.asOf !== undefined
  // What the list is about is no filter of it.
  const given = ['types', 'mailDomain']
  const filters = Object.keys(options.query).filter((name) => !given.includes(name)).length
  const choosable = (items ?? []).filter((entity) => disabledReason?.(entity) === undefined)
  const chosen = useListSelection(query, choosable, total)
  // The rows of the old text stay visible, with their marks, until the rows of the new text are
  // loaded.
  const [marked, setMarked] = useState('')
  if (found.data && !found.isPlaceholderData && marked !== wanted) setMarked(wanted)
  // In a narrow window the note is below the rows once the index is complete.
  const isAside = useCondensed() && index?.phase === 'COMPLETE'
  const note = index && <IndexNote index={index} />
  const refreshDirectory = useRefreshDirectory()
  return {
    operation: 'entities.search',
    as: options.as ?? 'page',
    columns,
    query: found,
    rows: isUnread ? undefined : rowsOf(found, items),
    page: {
      number: page,
      count: Math.max(1, Math.ceil(total / pageSize)),
      more: page * pageSize < total,
      disabled: items === undefined,
      onChange: setPage,
    },
    total: found.data && (isCounted ? number(total) : '…'),
    pages: () => foundPages(client, input),
    lacking:
      index && index.phase !== 'COMPLETE'
        ? text(index.asOf === undefined ? 'exportedUnlisted' : 'exportedUnread')
        : undefined,
    // While the directory is being read, starting over would only delay it.
    refresh: () => (index?.phase === 'COMPLETE' ? refreshDirectory.mutate() : void found.refetch()),
    isRefreshing: refreshDirectory.isPending || (found.isFetching && items !== undefined),
    retry: found.refetch,
    settings: {
      chosen: { ...settings, pageSize },
      onChoose: (preferred) => {
        choose(preferred)
        if (preferred.pageSize !== pageSize) setPageSize(preferred.pageSize)
      },
      widths,
    },
    sort: {
      // Without a text the index sorts by name.
      ...(sort ?? (wanted === '' ? { by: 'name' } : {})),
      descending: sort?.descending ?? false,
      onChange: ({ by, descending }) => setSort(EntitySort.parse({ by, descending })),
      isByMatch: true,
      // A searched list has its own order: the best matches first.
      onClear: wanted === '' ? undefined : () => setSort(undefined),
    },
    search: {
      text: search.text,
      onChange: search.setText,
      marked,
      placeholder: text('searchPlaceholder'),
    },
    filters,
    isNarrowed: filters > 0 || wanted !== '',
    matches: found.isFetching || !isCounted ? undefined : found.data?.total,
    note: !isAside && note,
    footer: isAside && note,
    chosen,
    only: chosen.count === 1 ? items?.find((entity) => chosen.selected.has(entity.id)) : undefined,
    selection: {
      kind: 'multi',
      selected: chosen.selected,
      onChange: chosen.select,
      label: ({ name }) => text('selectRow', { name }),
      ...(disabledReason ? { disabledReason } : {}),
    },
  }
}
