import type { ReactNode } from 'react'

/**
 * A value of the API: the code, for files that programs read, and the word in the reader's
 * language, for files that people read.
 */
export type CodedValue = { code: string; words: string }

/** The value of a cell in a file: a moment is a `Date`, several values are a list. */
export type FileValue =
  | string
  | number
  | boolean
  | Date
  | readonly string[]
  | CodedValue
  | undefined

export type Column<Row> = {
  id: string
  header: string
  /** The heading in a file; by default `header`. */
  headerInFile?: string
  cell: (row: Row) => ReactNode
  /** The value in a file; a column without it, such as one of actions, is for the screen only. */
  value?: (row: Row) => FileValue
  /** True for the column that names the row. */
  isRowHeader?: boolean
  /** In pixels or a part of the table. Columns without a width share the remaining room. */
  width?: number | `${number}%`
  /** In pixels; 140 by default. A table that is wider than its place scrolls in it. */
  minWidth?: number
  /** True if a cell may take several lines; other cells end a long text with an ellipsis. */
  wraps?: boolean
  /**
   * The place of the value on the card of a row in narrow windows: below the name, or beside it. By
   * default it follows as `header: value`.
   */
  onCard?: 'below' | 'beside'
  /** True for columns that appear only after a person selects them. */
  hidden?: boolean
  /**
   * The member that the whole list is sorted by in this column; without it the column is not
   * sortable.
   */
  sortBy?: string
}

/**
 * The order of the list. `by` is the `sortBy` of a column; without it the list has its own order.
 */
export type Sort = {
  by?: string
  descending: boolean
  onChange: (sort: { by: string; descending: boolean }) => void
}
