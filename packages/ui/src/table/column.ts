import type { ReactNode } from 'react'

/**
 * A value of the API: the code, for files that programs read, and the word in the reader's
 * language, for files that people read.
 */
export type CodedValue = { code: string; words: string }

/** Members with values of their own: an object in JSON, and words elsewhere. */
export type StructuredValue = { members: Readonly<Record<string, unknown>>; words: string }

/** The value of a cell in a file: a moment is a `Date`, several values are a list. */
export type FileValue =
  | string
  | number
  | boolean
  | Date
  | readonly string[]
  | CodedValue
  | StructuredValue
  | undefined

/** A column of a file, on the screen or not. */
export type FileColumn<Row> = {
  id: string
  header: string
  /** The heading in a file; by default `header`. */
  headerInFile?: string
  /** The value in a file; a column without it, such as one of actions, is for the screen only. */
  value?: (row: Row) => FileValue
  /** True for a column that a JSON file has although it is not shown: programs read it. */
  alwaysInJson?: boolean
  /** True for a column that every file has although it is not shown: without it the file is no proof. */
  alwaysInFile?: boolean
}

export type Column<Row> = FileColumn<Row> & {
  cell: (row: Row) => ReactNode
  /** The words of the cell, by which a list is searched and sorted; by default those of `value`. */
  words?: (row: Row) => string | undefined
  /** True for the column that names the row. */
  isRowHeader?: boolean
  /** In pixels. Columns without a width share the remaining room. */
  width?: number
  /** In pixels; 140 by default. A table that is wider than its place scrolls in it. */
  minWidth?: number
  /** The parts of the remaining room that a column without a width takes; 1 by default. */
  grow?: number
  /** True for a column that is hidden while no row of the page has a `value`. */
  onlyWithValues?: boolean
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
  /** Goes back to the order of its own, where the list has one that no column stands for. */
  onClear?: (() => void) | undefined
}
