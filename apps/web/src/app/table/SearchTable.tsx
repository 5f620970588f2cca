import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Entity, type EntityQuery, EntitySort } from '@mailroom/schemas'
import { type Column, DataTable, type RowAction } from '@mailroom/ui/table/DataTable'
import { useNarrow } from '@mailroom/ui/use-narrow'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { apiErrorOf } from '../api/failure.ts'
import { readOptions } from '../api/use-read.ts'
import type { BulkTargets } from '../directory/bulk-targets.ts'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { PageTitle } from '../PageTitle.tsx'
import { useOrganizationScope } from '../scope.ts'
import { useFormats } from '../texts/formats.ts'
import { useText } from '../texts/texts.ts'
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
import { useReadAnew } from './use-read-anew.ts'

/** While the index is being filled the list looks again after so many milliseconds. */
const fillingPollMs = 2_000

type Props = {
  /** What the columns and the page size are kept under. */
  id: string
  title: string
  description?: ReactNode
  /** What the list is narrowed to besides the text that is searched for. */
  query: Omit<EntityQuery, 'text'>
  /** Narrows the list further; stands beside the search. */
  filters?: ReactNode
  /** What can be done with what is chosen; `only` is the row where it is a single one on this page. Without it nothing can be chosen. */
  actions?: (chosen: BulkTargets | undefined, only: Entity | undefined) => ReactNode
  /** The way to add one more. */
  add?: Add
  /** What can be done with one row. */
  menu?: { label: (entity: Entity) => string; actions: (entity: Entity) => readonly RowAction[] }
  /** Why a row cannot be chosen. */
  disabledReason?: (entity: Entity) => string | undefined
  /** What is said where the directory has none, and where none match. */
  empty: ReactNode
  noMatch: ReactNode
  /** `sortBy` of a column is one of the index's. */
  columns: readonly Column<Entity>[]
}

function useSearch(input: Parameters<typeof readOptions<'entities.search'>>[1]) {
  return useQuery({
    ...readOptions('entities.search', input),
    // The page before stays in sight until the next one is there.
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data && (state.data.index.phase !== 'COMPLETE' || state.data.index.isBehind)
        ? fillingPollMs
        : false,
  })
}

/**
 * The whole directory of an organization, or a part of it, from the index: searched as one types, sorted, counted, in numbered
 * pages, with rows to choose. Text, sort and page are in the address. Source: issue 4, GEN-04.
 */
export function SearchTable(props: Props) {
  // Nothing of one organization is shown in another.
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
  // Nothing found says nothing before the directory was read to its end.
  const isUnread = total === 0 && (index?.phase === 'EMPTY' || index?.phase === 'LISTING')
  // Before the first listing has ended there may be any number.
  const isCounted = index?.asOf !== undefined
  const filters = Object.keys(props.query).filter((name) => name !== 'types').length
  const isNarrowed = filters > 0 || wanted !== ''
  const choosable = (items ?? []).filter((entity) => disabledReason?.(entity) === undefined)
  const chosen = useChosen(query, choosable, total)
  const only = chosen.count === 1 ? items?.find(({ id }) => chosen.selected.has(id)) : undefined
  // Rows of the text before stay in sight, as it matched them, until those of the next one are here.
  const [searched, setSearched] = useState('')
  if (found.data && !found.isPlaceholderData && searched !== wanted) setSearched(wanted)
  const isNarrow = useNarrow()
  const asOf = index && <IndexNote index={index} />
  // Where there is little room it stands below the rows once there is nothing to wait for.
  const isAside = useCondensed() && index?.phase === 'COMPLETE'
  // Without a text the index sorts by name.
  const shownSort: Omit<Partial<EntitySort>, 'descending'> = sort ??
  (wanted === '' ? { by: 'name' } : {})

  const words = useTableWords(title)
  const readAnew = useReadAnew()
  const tools = useListTools({
    list: title,
    isRefreshing: readAnew.isPending || (found.isFetching && items !== undefined),
    // While the directory is being read, a reading that starts over would only take longer.
    onRefresh: () => (index?.phase === 'COMPLETE' ? readAnew.mutate() : void found.refetch()),
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
    // In a narrow window they stand beside what is chosen.
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
              search={<SearchField list={title} value={search.text} onChange={search.setText} />}
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
          // The order of its own of a list that is searched: the best matches first.
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
