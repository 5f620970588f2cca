import SpaceBetween from '@cloudscape-design/components/space-between'
import { resourceOf } from '@mailroom/schemas'
import {
  type Column,
  DataTable,
  type Details,
  type RowAction,
  type Selection,
} from '@mailroom/ui/table/DataTable'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { CliCommand } from '../page/CliCommand.tsx'
import { ErrorAlert } from '../page/ErrorAlert.tsx'
import { PageTitle } from '../page/PageTitle.tsx'
import { useText } from '../words/texts.ts'
import { allPages } from './all-pages.ts'
import { useListAddress } from './list-address.ts'
import { type ListId, type ListInput, type Row, useListPage } from './list-page.ts'
import { TableMessage } from './TableMessage.tsx'
import { useTableSettings } from './table-settings.ts'
import { useTableWords } from './table-words.ts'
import { type Add, useListTools } from './use-list-tools.tsx'

type Props<Id extends ListId> = {
  id: Id
  input: ListInput<Id>
  title: string
  /**
   * `page` if the list is the whole page and its title the page's, `part` if it is one of several
   * parts.
   */
  as?: 'page' | 'part'
  description?: ReactNode
  actions?: ReactNode
  /** The button that adds an entry. */
  add?: Add
  filter?: ReactNode
  /** The number of active filters. */
  activeFilters?: number
  /** The message of an empty list. */
  empty: ReactNode
  columns: readonly Column<Row<Id>>[]
  rowKey: (row: Row<Id>) => string
  selection?: Selection<Row<Id>>
  /** The actions on one row. */
  menu?: { label: (row: Row<Id>) => string; actions: (row: Row<Id>) => readonly RowAction[] }
  /** A `SelectionStrip`. */
  selectionStrip?: ReactNode
  /** The content that a row unfolds. */
  details?: Details<Row<Id>>
  /** Hides rows that nobody asked for; the page gets shorter by them. */
  where?: (row: Row<Id>) => boolean
}

/**
 * The list of an operation: page by page in both directions, with page, size and filters in the
 * address, the columns as the person chose them, and every state in words. It never sorts, because
 * a page is not the list.
 */
export function OperationTable<Id extends ListId>(props: Props<Id>) {
  const { id, title, as = 'page', columns, where } = props
  const text = useText('app')
  const { settings, choose, widths } = useTableSettings(id, columns)
  const { page, pageSize, setPage, setPageSize } = useListAddress(
    settings.pageSize,
    as === 'page' ? '' : `${resourceOf(id)}.`,
  )
  const input = { ...props.input, maxResults: pageSize }
  const { query, refresh } = useListPage(id, input, page)
  const rows: readonly Row<Id>[] | undefined = query.data?.items
  const more = query.data?.nextToken !== undefined
  const shown = where ? rows?.filter(where) : rows
  const client = useQueryClient()
  const tools = useListTools({
    list: title,
    operation: id,
    isRefreshing: query.isFetching && rows !== undefined,
    onRefresh: () => void refresh(),
    exported: columns.filter((column) => settings.columns.includes(column.id)),
    pages: (signal) => allPages(client, id, props.input, signal, where),
    settings: {
      columns,
      chosen: { ...settings, pageSize },
      onChoose: (chosen) => {
        choose(chosen)
        if (chosen.pageSize !== pageSize) setPageSize(chosen.pageSize)
      },
    },
    actions: props.actions,
    add: props.add,
  })

  return (
    <DataTable<Row<Id>>
      label={title}
      title={as === 'page' ? <PageTitle>{title}</PageTitle> : title}
      variant={as === 'page' ? 'full-page' : 'container'}
      description={props.description}
      actions={tools.actions}
      filter={
        query.isRefetchError ? (
          <SpaceBetween size="s">
            <ErrorAlert error={apiErrorOf(query.error)} onRetry={() => void refresh()} />
            {props.filter}
          </SpaceBetween>
        ) : (
          props.filter
        )
      }
      columns={columns}
      visible={settings.columns}
      rowKey={props.rowKey}
      rows={query.isError || query.fetchStatus === 'paused' ? (shown ?? []) : shown}
      loadingText={text('loadingList', { list: title })}
      empty={
        <TableMessage
          query={query}
          page={page}
          more={more}
          empty={props.empty}
          onRetry={() => void refresh()}
          onPage={setPage}
        />
      }
      page={{ number: page, more, disabled: rows === undefined && page === 1, onChange: setPage }}
      preferences={tools.preferences}
      widths={widths}
      menu={props.menu}
      selection={props.selection}
      details={props.details}
      selectionStrip={props.selectionStrip}
      words={useTableWords(title)}
      footer={<CliCommand id={id} input={input} />}
    />
  )
}
