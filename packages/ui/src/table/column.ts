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
  /** In pixels; where the window is narrower than all columns together the table scrolls inside of its region. */
  minWidth?: number
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
}
