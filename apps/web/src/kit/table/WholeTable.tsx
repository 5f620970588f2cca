import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReadId } from '@mailroom/schemas'
import { type Column, DataTable, type Selection } from '@mailroom/ui/table/DataTable'
import { type ReactNode, useState } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { ErrorAlert } from '../page/ErrorAlert.tsx'
import { PageTitle } from '../page/PageTitle.tsx'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { TableMessage } from './TableMessage.tsx'
import { useTableSettings } from './table-settings.ts'
import { useTableWords } from './table-words.ts'
import { useListTools } from './use-list-tools.tsx'

type Query<Row> = {
  data: readonly Row[] | undefined
  error: Error | null
  isError: boolean
  isFetching: boolean
  isRefetchError: boolean
  fetchStatus: string
  refetch: () => unknown
}

type Props<Row> = {
  /** The key under which the widths of the columns are stored. */
  id: string
  /** The operation that reads the list. */
  operation: ReadId
  /** The loaded list; see `useWholeList`. */
  query: Query<Row>
  title: string
  /** `page` if the list is the whole page and its title the page's; by default one of its parts. */
  as?: 'page' | 'part'
  /** The number of entries, if not every row counts. */
  total?: number | undefined
  description?: ReactNode
  actions?: ReactNode
  filter?: ReactNode
  footer?: ReactNode
  /** The message of an empty list. */
  empty: ReactNode
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  selection?: Selection<Row>
}

/** The rows per page; longer lists are rare. */
const pageSize = 100

/**
 * A list that was read completely, as a page or a part of one: it is counted, and its pages need no
 * requests.
 */
export function WholeTable<Row>(props: Props<Row>) {
  const { id, query, title, columns, as = 'part' } = props
  const text = useText('app')
  const formats = useFormats()
  const words = useTableWords(title)
  const { settings, widths } = useTableSettings(id, columns)
  const [wanted, setWanted] = useState(1)
  const all = query.data
  const count = Math.max(1, Math.ceil((all?.length ?? 0) / pageSize))
  const number = Math.min(wanted, count)
  const isUnknown = query.isError || query.fetchStatus === 'paused'
  const refresh = () => void query.refetch()
  const tools = useListTools({
    list: title,
    operation: props.operation,
    isRefreshing: query.isFetching && all !== undefined,
    onRefresh: refresh,
    exported: columns,
    pages: async function* () {
      yield all ?? []
    },
    actions: props.actions,
  })
  return (
    <DataTable<Row>
      variant={as === 'page' ? 'full-page' : 'container'}
      label={title}
      title={as === 'page' ? <PageTitle>{title}</PageTitle> : title}
      total={all && formats.number(props.total ?? all.length)}
      description={props.description}
      actions={tools.actions}
      filter={
        query.isRefetchError ? (
          <SpaceBetween size="s">
            <ErrorAlert error={apiErrorOf(query.error)} onRetry={refresh} />
            {props.filter}
          </SpaceBetween>
        ) : (
          props.filter
        )
      }
      columns={columns}
      visible={settings.columns}
      widths={widths}
      rowKey={props.rowKey}
      rows={all?.slice((number - 1) * pageSize, number * pageSize) ?? (isUnknown ? [] : undefined)}
      loadingText={text('loadingList', { list: title })}
      empty={
        <TableMessage
          query={query}
          page={1}
          more={false}
          empty={props.empty}
          onRetry={refresh}
          onPage={setWanted}
        />
      }
      page={{ number, count, more: number < count, disabled: false, onChange: setWanted }}
      selection={props.selection}
      footer={props.footer}
      words={words}
    />
  )
}
