import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { type ReactNode, useDeferredValue } from 'react'

/** What stands in a cell when the list is written into a file: a moment is a `Date`, several things are a list. */
export type FileValue = string | number | boolean | Date | readonly string[] | undefined

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** The same for a file; a column without it, such as one of actions, is for the screen only. */
  value?: (row: Row) => FileValue
  /** True for the column that names the row. */
  isRowHeader?: boolean
  minWidth?: number
  /** True for columns that only appear when somebody chooses them. */
  hidden?: boolean
}

type Props<Row> = {
  /** The name of the list, for assistive technology. */
  label: string
  title: ReactNode
  variant: 'full-page' | 'container'
  description?: ReactNode
  actions?: ReactNode
  filter?: ReactNode
  footer?: ReactNode
  preferences?: ReactNode
  columns: readonly Column<Row>[]
  /** The ids of the columns that are shown. */
  visible: readonly string[]
  rowKey: (row: Row) => string
  /** `undefined` while the page is loading. */
  rows: readonly Row[] | undefined
  loadingText: string
  /** What stands in place of rows: that there are none, or why they cannot be shown. */
  empty: ReactNode
  page: { number: number; more: boolean; disabled: boolean; onChange: (number: number) => void }
}

function definitionOf<Row>({ id, header, cell, isRowHeader, minWidth }: Column<Row>) {
  return {
    id,
    header,
    cell,
    ...(isRowHeader ? { isRowHeader } : {}),
    ...(minWidth === undefined ? {} : { minWidth }),
  } satisfies TableProps.ColumnDefinition<Row>
}

/** As many as a window shows: they are drawn at once, the rest right after. */
const firstRows = 25

/** One page of a list that a server pages: it cannot be sorted here, and nobody knows how many pages follow. */
export function PagedTable<Row>(props: Props<Row>) {
  const { label, title, variant, description, actions, columns, visible, page } = props
  const rows = useDeferredValue(props.rows, props.rows?.slice(0, firstRows))
  return (
    <Table<Row>
      variant={variant}
      stickyHeader={variant === 'full-page'}
      ariaLabels={{ tableLabel: label }}
      header={
        <Header
          variant={variant === 'full-page' ? 'awsui-h1-sticky' : 'h2'}
          description={description}
          actions={actions}
        >
          {title}
        </Header>
      }
      columnDefinitions={columns.map(definitionOf)}
      visibleColumns={visible}
      items={rows ?? []}
      trackBy={props.rowKey}
      loading={rows === undefined}
      loadingText={props.loadingText}
      empty={props.empty}
      filter={props.filter}
      footer={props.footer}
      preferences={props.preferences}
      sortingDisabled
      pagination={
        <Pagination
          currentPageIndex={page.number}
          pagesCount={page.number}
          openEnd={page.more}
          disabled={page.disabled}
          onChange={({ detail }) => page.onChange(detail.currentPageIndex)}
        />
      }
    />
  )
}
