import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Column, DataTable, type Selection } from '@mailroom/ui/table/DataTable'
import { type ReactNode, useState } from 'react'
import { apiErrorOf } from '../api/failure.ts'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { useFormats } from '../texts/formats.ts'
import { useText } from '../texts/texts.ts'
import { TableMessage } from './TableMessage.tsx'
import { useTableWords } from './table-words.ts'

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
  /** What was read; see `useWholeList`. */
  query: Query<Row>
  title: string
  /** How many there are, where not every row counts. */
  total?: number | undefined
  description?: ReactNode
  actions?: ReactNode
  filter?: ReactNode
  footer?: ReactNode
  /** What is said where there is nothing to list. */
  empty: ReactNode
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  selection?: Selection<Row>
}

/** More rows than this are rare; they come in pages. */
const pageSize = 100

/** A list that was read as a whole, as part of a page: it is counted, and its pages are no requests. */
export function WholeTable<Row>(props: Props<Row>) {
  const { query, title, columns } = props
  const text = useText('app')
  const formats = useFormats()
  const words = useTableWords(title)
  const [wanted, setWanted] = useState(1)
  const all = query.data
  const count = Math.max(1, Math.ceil((all?.length ?? 0) / pageSize))
  const number = Math.min(wanted, count)
  const isUnknown = query.isError || query.fetchStatus === 'paused'
  const refresh = () => void query.refetch()
  return (
    <DataTable<Row>
      variant="container"
      label={title}
      title={title}
      total={all && formats.number(props.total ?? all.length)}
      description={props.description}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            ariaLabel={text('refreshList', { list: title })}
            loading={query.isFetching && all !== undefined}
            onClick={refresh}
          />
          <ExportMenu
            list={title}
            columns={columns}
            pages={async function* () {
              yield all ?? []
            }}
          />
          {props.actions}
        </SpaceBetween>
      }
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
      visible={columns.map(({ id }) => id)}
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
      page={
        count === 1
          ? undefined
          : { number, count, more: number < count, disabled: false, onChange: setWanted }
      }
      selection={props.selection}
      footer={props.footer}
      words={words}
    />
  )
}
