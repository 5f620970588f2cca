import { type Entity, type EntityQuery, EntitySort } from '@mailroom/schemas/entities'
import type { Column } from '@mailroom/ui/table/DataTable'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useOrganizationScope } from '../data/scope.ts'
import { readOptions, useKeptError } from '../data/use-read.ts'
import { useText } from '../words/texts.ts'
import { IndexNote } from './IndexNote.tsx'
import { type ListSource, rowsOf } from './list-source.ts'
import { useSort } from './search-address.ts'
import { useCondensed } from './use-condensed.ts'
import { type ListSelection, useListSelection } from './use-list-selection.ts'
import { everyPart, useSearchedPages } from './use-searched-pages.ts'

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
  const client = useQueryClient()
  const { wanted, part, sourceOf, searchOf } = useSearchedPages(id, columns)
  const [sort, setSort] = useSort()
  const query: EntityQuery = { ...options.query, ...(wanted === '' ? {} : { text: wanted }) }
  const input = { ...useOrganizationScope(), query, ...(sort ? { sort } : {}) }
  const read = useQuery({
    ...readOptions('entities.search', { ...input, ...part }),
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
  return {
    ...sourceOf(found, isCounted),
    operation: 'entities.search',
    as: options.as ?? 'page',
    rows: isUnread ? undefined : rowsOf(found, items),
    pages: () =>
      everyPart((portion) =>
        client.fetchQuery({
          ...readOptions('entities.search', { ...input, ...portion }),
          ...{ staleTime: 0, gcTime: 0 },
        }),
      ),
    sort: {
      // Without a text the index sorts by name.
      ...(sort ?? (wanted === '' ? { by: 'name' } : {})),
      descending: sort?.descending ?? false,
      onChange: ({ by, descending }) => setSort(EntitySort.parse({ by, descending })),
      isByMatch: wanted !== '',
      // A searched list has its own order: the best matches first.
      onClear: wanted === '' ? undefined : () => setSort(undefined),
    },
    search: searchOf(marked),
    filters,
    isNarrowed: filters > 0 || wanted !== '',
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
