import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Entity, type EntityQuery, EntitySort } from '@mailroom/schemas'
import { type Column, DataTable, type RowAction } from '@mailroom/ui/table/DataTable'
import { useNarrow } from '@mailroom/ui/use-narrow'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { useOrganizationScope } from '../data/scope.ts'
import { readOptions } from '../data/use-read.ts'
import { ErrorAlert } from '../page/ErrorAlert.tsx'
import { PageTitle } from '../page/PageTitle.tsx'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import type { BulkTargets } from './bulk-targets.ts'
import { ChosenStrip } from './ChosenStrip.tsx'
import { useChosen } from './chosen.ts'
import { Filters } from './Filters.tsx'
import { foundPages } from './found-pages.ts'
import { IndexNote } from './IndexNote.tsx'
import { ListStatus } from './ListStatus.tsx'
import { useListAddress } from './list-address.ts'
import { SearchedText } from './Marked.tsx'
import { SearchField } from './SearchField.tsx'
import { useSearchText, useSort } from './search-address.ts'
import { TableMessage } from './TableMessage.tsx'
import { useTableSettings } from './table-settings.ts'
import { useTableWords } from './table-words.ts'
import { useCondensed } from './use-condensed.ts'
import { type Add, useListTools } from './use-list-tools.tsx'
import { useRefreshDirectory } from './use-refresh-directory.ts'

type Props = {
  /** The key under which columns and page size are stored. */
  id: string
  title: string
  description?: ReactNode
  /** The filters of the list besides the searched text. */
  query: Omit<EntityQuery, 'text'>
  /** Further filters, beside the search. */
  filters?: ReactNode
  /**
   * Returns the actions on the selection; `only` is the row if it is a single one on this page.
   * Without it nothing can be selected.
   */
  actions?: (chosen: BulkTargets | undefined, only: Entity | undefined) => ReactNode
  /** The button that adds an entry. */
  add?: Add
  /** The actions on one row. */
  menu?: { label: (entity: Entity) => string; actions: (entity: Entity) => readonly RowAction[] }
  /** Returns why a row cannot be selected. */
  disabledReason?: (entity: Entity) => string | undefined
  /** The messages for an empty directory, and for a search without a match. */
  empty: ReactNode
  noMatch: ReactNode
  /** `sortBy` of a column is one of the index's. */
  columns: readonly Column<Entity>[]
}

function useSearch(input: Parameters<typeof readOptions<'entities.search'>>[1]) {
  return useQuery({
    ...readOptions('entities.search', input),
    // The old page stays visible until the next one is loaded.
    placeholderData: keepPreviousData,
  })
}

/**
 * The whole directory of an organization, or a part of it, from the index: searched while typing,
 * sorted, counted, in numbered pages, with selectable rows. Text, sort and page are in the address.
 * Source: issue 4, GEN-04.
 */
export function SearchTable(props: Props) {
  // Nothing of one organization appears in another.
  return <OrganizationTable key={useOrganizationScope().organizationId} {...props} />
}

function OrganizationTable(props: Props) {
  const { id, title, columns, actions, disabledReason } = props
  const text = useText('app')
  const { number } = useFormats()
  const client = useQueryClient()
  const { settings, choose, widths } = useTableSettings(id, columns)
  const { pageSize, setPage, setPageSize, ...address } = useListAddress(settings.pageSize)
  const search = useSearchText()
  const [sort, setSort] = useSort()
  const page = search.settled ? address.page : 1
  const wanted = search.text.trim()
  const query: EntityQuery = { ...props.query, ...(wanted === '' ? {} : { text: wanted }) }
  const input = { ...useOrganizationScope(), query, ...(sort ? { sort } : {}) }
  const found = useSearch({ ...input, offset: (page - 1) * pageSize, limit: pageSize })
  const { items, total = 0, index } = found.data ?? {}
  // Before the directory is read completely, an empty result says nothing.
  const isUnread = total === 0 && (index?.phase === 'EMPTY' || index?.phase === 'LISTING')
  // Before the first listing is complete, the total is unknown.
  const isCounted = index?.asOf !== undefined
  const filters = Object.keys(props.query).filter((name) => name !== 'types').length
  const isNarrowed = filters > 0 || wanted !== ''
  const choosable = (items ?? []).filter((entity) => disabledReason?.(entity) === undefined)
  const chosen = useChosen(query, choosable, total)
  const only = chosen.count === 1 ? items?.find(({ id }) => chosen.selected.has(id)) : undefined
  // The rows of the old text stay visible, with their marks, until the rows of the new text are
  // loaded.
  const [searched, setSearched] = useState('')
  if (found.data && !found.isPlaceholderData && searched !== wanted) setSearched(wanted)
  const isNarrow = useNarrow()
  const asOf = index && <IndexNote index={index} />
  // In a narrow window the note is below the rows once the index is complete.
  const isAside = useCondensed() && index?.phase === 'COMPLETE'
  // Without a text the index sorts by name.
  const shownSort: Omit<Partial<EntitySort>, 'descending'> = sort ??
  (wanted === '' ? { by: 'name' } : {})

  const words = useTableWords(title)
  const refreshDirectory = useRefreshDirectory()
  const tools = useListTools({
    list: title,
    operation: 'entities.search',
    isRefreshing: refreshDirectory.isPending || (found.isFetching && items !== undefined),
    // While the directory is being read, starting over would only delay it.
    onRefresh: () =>
      index?.phase === 'COMPLETE' ? refreshDirectory.mutate() : void found.refetch(),
    exported: columns.filter((column) => settings.columns.includes(column.id)),
    pages: () => foundPages(client, input),
    lacking:
      index && index.phase !== 'COMPLETE'
        ? text(index.asOf === undefined ? 'exportedUnlisted' : 'exportedUnread')
        : undefined,
    settings: {
      columns,
      chosen: { ...settings, pageSize },
      onChoose: (preferred) => {
        choose(preferred)
        if (preferred.pageSize !== pageSize) setPageSize(preferred.pageSize)
      },
    },
    // In a narrow window the actions are beside the selection.
    actions: !isNarrow && actions?.(chosen.targets, only),
    add: props.add,
  })

  return (
    <SearchedText value={searched}>
      <DataTable<Entity>
        label={title}
        title={<PageTitle>{title}</PageTitle>}
        total={found.data && (isCounted ? number(total) : '…')}
        variant="full-page"
        description={props.description}
        status={
          <ListStatus
            total={found.isFetching || !isCounted ? undefined : found.data?.total}
            sortedBy={columns.find(({ sortBy }) => sortBy && sortBy === shownSort.by)?.header}
            descending={sort?.descending ?? false}
          />
        }
        note={!isAside && asOf}
        footer={isAside && asOf}
        actions={tools.actions}
        filter={
          <SpaceBetween size="xs">
            {found.isRefetchError && (
              <ErrorAlert error={apiErrorOf(found.error)} onRetry={() => void found.refetch()} />
            )}
            <Filters
              search={
                <SearchField
                  label={text('searchList', { list: title })}
                  placeholder={text('searchPlaceholder')}
                  value={search.text}
                  onChange={search.setText}
                />
              }
              active={filters}
            >
              {props.filters}
            </Filters>
          </SpaceBetween>
        }
        selectionStrip={
          actions && (
            <ChosenStrip chosen={chosen} total={total}>
              {isNarrow && actions(chosen.targets, only)}
            </ChosenStrip>
          )
        }
        {...(actions
          ? {
              selection: {
                kind: 'multi',
                selected: chosen.selected,
                onChange: chosen.select,
                label: ({ name }) => text('selectRow', { name }),
                ...(disabledReason ? { disabledReason } : {}),
              },
            }
          : {})}
        columns={columns}
        visible={settings.columns}
        sort={{
          descending: false,
          ...shownSort,
          onChange: ({ by, descending }) => setSort(EntitySort.parse({ by, descending })),
          // A searched list has its own order: the best matches first.
          onClear: wanted === '' ? undefined : () => setSort(undefined),
        }}
        rowKey={(entity) => entity.id}
        rows={
          isUnread
            ? undefined
            : found.isError || found.fetchStatus === 'paused'
              ? (items ?? [])
              : items
        }
        loadingText={text('loadingList', { list: title })}
        empty={
          <TableMessage
            query={found}
            page={page}
            more={false}
            empty={isNarrowed ? props.noMatch : props.empty}
            onRetry={() => void found.refetch()}
            onPage={setPage}
          />
        }
        page={{
          number: page,
          count: Math.max(1, Math.ceil(total / pageSize)),
          more: page * pageSize < total,
          disabled: items === undefined,
          onChange: setPage,
        }}
        preferences={tools.preferences}
        widths={widths}
        menu={props.menu}
        words={words}
      />
    </SearchedText>
  )
}
