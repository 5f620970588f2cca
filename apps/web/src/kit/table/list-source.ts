import type { ReadId } from '@mailroom/schemas/operations'
import type { Column, Page, Selection, Sort, Widths } from '@mailroom/ui/table/DataTable'
import type { ReactNode } from 'react'
import type { TableSettings } from './table-settings.ts'
import type { ListSelection } from './use-list-selection.ts'

/** The state of the read that a list shows. */
export type ListQuery = {
  data: unknown
  error: Error | null
  isError: boolean
  isFetching: boolean
  isRefetchError: boolean
  fetchStatus: string
}

/**
 * The rows of a list and how a person moves through them. `useLiveSource`, `useWholeSource` and
 * `useIndexSource` return it, and `ListTable` draws it.
 */
export type ListSource<Row> = {
  /** The operation that reads the list. */
  operation: ReadId
  /**
   * `page` if the list is the whole page and its title the page's, `part` if it is one of several
   * parts.
   */
  as: 'page' | 'part'
  columns: readonly Column<Row>[]
  query: ListQuery
  /** The rows of the page; undefined while they are loading. */
  rows: readonly Row[] | undefined
  page: Page
  /** The size of the list, in the reader's format; undefined if it is unknown. */
  total?: string | undefined
  /** The whole list in portions, for a file; undefined while it is not there. */
  pages: ((signal: AbortSignal) => AsyncIterable<readonly Row[]>) | undefined
  /** What a file lacks, and why. */
  lacking?: string | undefined
  refresh: () => void
  isRefreshing: boolean
  /** Reads again what could not be read, and returns when it has. */
  retry: () => unknown
  settings: {
    chosen: TableSettings
    onChoose: (settings: TableSettings) => void
    widths: { chosen: Widths; onChoose: (widths: Widths) => void }
  }
  /**
   * Undefined if the list has no order that a person can choose. `isByMatch` is true if its own
   * order has the best matches first.
   */
  sort?: Sort & { isByMatch: boolean }
  /** Undefined if the list has no search of its own. */
  search?: {
    text: string
    onChange: (text: string) => void
    /** The text that found the rows on the screen. */
    marked: string
    placeholder: string
  }
  /** The number of filters besides the searched text. */
  filters?: number
  /** True if an empty list may only mean that nothing matches. */
  isNarrowed?: boolean
  /** The number of matches that is read out as it changes; undefined while it is unknown. */
  matches?: number | undefined
  /** The age of the list, beside the title or below the rows. */
  note?: ReactNode
  footer?: ReactNode
  /** The selection on all pages, and its boxes, if the list has them. */
  chosen?: ListSelection
  selection?: Selection<Row>
}

/** Returns the rows to show: none, with the reason in their place, if they cannot be read. */
export function rowsOf<Row>(query: ListQuery, rows: readonly Row[] | undefined) {
  return query.isError || query.fetchStatus === 'paused' ? (rows ?? []) : rows
}
