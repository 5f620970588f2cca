import { Status, type StatusType } from '@mailroom/ui/Status'
import type { Column, FileValue } from '@mailroom/ui/table/DataTable'
import { AppLink } from '../page/AppLink.tsx'
import { Moment } from '../page/Moment.tsx'
import { nothing, useFormats } from '../words/formats.ts'
import { Marked } from './Marked.tsx'

/** A column without its cell, which follows from its kind; `value` is also the value in a file. */
type Kind<Row, Value> = Omit<Column<Row>, 'cell' | 'value'> & { value: (row: Row) => Value }

function wordsOf(value: FileValue): string {
  if (typeof value !== 'object' || value instanceof Date) return String(value ?? '')
  return 'words' in value ? value.words : value.join(', ')
}

/** A column of texts; `shown` is what the screen has where a file has a code. */
export function textColumn<Row>({
  shown,
  ...column
}: Kind<Row, FileValue> & { shown?: (row: Row) => string | undefined }): Column<Row> {
  return {
    ...column,
    ...(shown ? { words: shown } : {}),
    cell: (row) => {
      const words = shown ? shown(row) : wordsOf(column.value(row))
      return words ? <Marked>{words}</Marked> : nothing
    },
  }
}

function Count({ children }: { children: number }) {
  return useFormats().number(children)
}

/** A column of numbers. */
export function numberColumn<Row>(column: Kind<Row, number | undefined>): Column<Row> {
  return {
    ...column,
    cell: (row) => {
      const value = column.value(row)
      return value === undefined ? nothing : <Count>{value}</Count>
    },
  }
}

/**
 * A column of moments, as ISO 8601 in `value` and as dates in a file. `none` is shown where there is
 * none; `exact` where seconds matter.
 */
export function dateColumn<Row>({
  value,
  none = nothing,
  exact = false,
  ...column
}: Kind<Row, string | undefined> & { none?: string; exact?: boolean }): Column<Row> {
  return {
    width: 180,
    ...column,
    value: (row) => {
      const at = value(row)
      return at === undefined ? undefined : new Date(at)
    },
    cell: (row) => {
      const at = value(row)
      return at === undefined ? none : <Moment at={at} exact={exact} />
    },
  }
}

/** The column that names the row, and leads to its page or dialog. */
export function linkColumn<Row>({
  to,
  ...column
}: Kind<Row, string> & { to: (row: Row) => string }): Column<Row> {
  return {
    isRowHeader: true,
    ...column,
    cell: (row) => (
      <AppLink to={to(row)}>
        <Marked>{column.value(row)}</Marked>
      </AppLink>
    ),
  }
}

/** A column of states: a code in a file, and words with a sign on the screen. */
export function statusColumn<Row>({
  type,
  words,
  ...column
}: Kind<Row, FileValue> & {
  type: (row: Row) => StatusType
  words: (row: Row) => string
}): Column<Row> {
  return {
    onCard: 'beside',
    ...column,
    words,
    cell: (row) => <Status type={type(row)}>{words(row)}</Status>,
  }
}

/** A column on the screen with one action on each row that it suits; `label` names the row too. */
export function actionColumn<Row>({
  text,
  to,
  label,
  suits,
  ...column
}: Pick<Column<Row>, 'header' | 'width' | 'minWidth'> & {
  text: string
  to: (row: Row) => string
  label: (row: Row) => string
  /** By default it suits every row. */
  suits?: (row: Row) => boolean
}): Column<Row> {
  return {
    id: 'actions',
    ...column,
    cell: (row) =>
      (suits?.(row) ?? true) && (
        <AppLink to={to(row)} ariaLabel={label(row)}>
          {text}
        </AppLink>
      ),
  }
}
