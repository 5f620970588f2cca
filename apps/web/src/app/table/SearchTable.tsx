import './SearchTable.css'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Entity, type EntityQuery, EntitySort } from '@mailroom/schemas'
import { type Column, DataTable } from '@mailroom/ui/table/DataTable'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { apiErrorOf } from '../api/failure.ts'
import { readOptions } from '../api/use-read.ts'
import type { BulkTargets } from '../directory/bulk-targets.ts'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { PageTitle } from '../PageTitle.tsx'
import { useOrganizationScope } from '../scope.ts'
import { useFormats } from '../texts/formats.ts'
import { useText } from '../texts/texts.ts'
import { ChosenStrip } from './ChosenStrip.tsx'
import { useChosen } from './chosen.ts'
import { foundPages } from './found-pages.ts'
import { IndexNote } from './IndexNote.tsx'
import { ListStatus } from './ListStatus.tsx'
import { useListAddress } from './list-address.ts'
import { SearchField } from './SearchField.tsx'
import { useSearchText, useSort } from './search-address.ts'
import { TableMessage } from './TableMessage.tsx'
import { TablePreferences } from './TablePreferences.tsx'
import { useTableSettings } from './table-settings.ts'
import { useTableWords } from './table-words.ts'

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
  const [settings, setSettings] = useTableSettings(id, columns)
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
  const isNarrowed = Object.keys(query).some((name) => name !== 'types')
  const choosable = (items ?? []).filter((entity) => disabledReason?.(entity) === undefined)
  const chosen = useChosen(query, choosable, total)
  const only = chosen.count === 1 ? items?.find(({ id }) => chosen.selected.has(id)) : undefined
  // Without a text the index sorts by name.
  const shownSort: Omit<Partial<EntitySort>, 'descending'> = sort ??
  (wanted === '' ? { by: 'name' } : {})

  return (
    <DataTable<Entity>
      label={title}
      title={<PageTitle>{title}</PageTitle>}
      total={found.data && number(total)}
      variant="full-page"
      description={
        <>
          {props.description} {index && <IndexNote index={index} />}
          <ListStatus
            total={found.isFetching ? undefined : found.data?.total}
            sortedBy={columns.find(({ sortBy }) => sortBy && sortBy === shownSort.by)?.header}
            descending={sort?.descending ?? false}
          />
        </>
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            ariaLabel={text('refreshList', { list: title })}
            loading={found.isFetching && items !== undefined}
            onClick={() => void found.refetch()}
          />
          <ExportMenu
            list={title}
            columns={columns.filter((column) => settings.columns.includes(column.id))}
            pages={() => foundPages(client, input)}
            lacking={
              index && index.phase !== 'COMPLETE'
                ? text(index.asOf === undefined ? 'exportedUnlisted' : 'exportedUnread')
                : undefined
            }
          />
          {actions?.(chosen.targets, only)}
        </SpaceBetween>
      }
      filter={
        <SpaceBetween size="xs">
          {found.isRefetchError && (
            <ErrorAlert error={apiErrorOf(found.error)} onRetry={() => void found.refetch()} />
          )}
          <div className="search-table-filter">
            <SearchField list={title} value={search.text} onChange={search.setText} />
            {props.filters}
          </div>
        </SpaceBetween>
      }
      selectionStrip={actions && <ChosenStrip chosen={chosen} total={total} />}
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
        onChange: ({ by, descending }) => {
          // After descending comes the list's own order again, the best matches first.
          const isOver = sort?.by === by && sort.descending && wanted !== ''
          setSort(isOver ? undefined : EntitySort.parse({ by, descending }))
        },
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
      preferences={
        <TablePreferences
          columns={columns}
          settings={{ ...settings, pageSize }}
          onChoose={(preferred) => {
            setSettings(preferred)
            if (preferred.pageSize !== pageSize) setPageSize(preferred.pageSize)
          }}
        />
      }
      words={useTableWords(title)}
    />
  )
}
