import type { ReactNode } from 'react'

/** A word of the API, as files for programs have it, and what it is in the reader's language, as files for people do. */
export type CodedValue = { code: string; words: string }

/** What stands in a cell when the list is written into a file: a moment is a `Date`, several things are a list. */
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
  cell: (row: Row) => ReactNode
  /** The same for a file; a column without it, such as one of actions, is for the screen only. */
  value?: (row: Row) => FileValue
  /** True for the column that names the row. */
  isRowHeader?: boolean
  /** In pixels. Columns without a width share the room that the others leave. */
  width?: number
  /** In pixels, 140 where it is left out. A table that is wider than its place scrolls in it. */
  minWidth?: number
  /** How many parts of the room that is left a column without a width takes, 1 where it is left out. */
  grow?: number
  /** True for a column that is left out where no row of the page has a `value`. */
  onlyWithValues?: boolean
  /** True where a cell may take several lines; elsewhere a long text ends in an ellipsis. */
  wraps?: boolean
  /**
   * Where the value stands on the card of a row, as narrow windows show it: below the name, or
   * beside it. Without a place it follows as `header: value`.
   */
  onCard?: 'below' | 'beside'
  /** True for columns that only appear when somebody chooses them. */
  hidden?: boolean
  /** What the whole list is sorted by when somebody chooses this column; without it the column does not sort. */
  sortBy?: string
}

/** How the list is sorted. `by` is the `sortBy` of a column; without it the list comes in an order of its own. */
export type Sort = {
  by?: string
  descending: boolean
  onChange: (sort: { by: string; descending: boolean }) => void
  /** Goes back to the order of its own, where the list has one that no column stands for. */
  onClear?: (() => void) | undefined
}
