import '../tokens.css'
import './DataTable.css'
import './selection.css'
import { type ReactNode, useMemo, useRef } from 'react'
import { ColumnHeader } from './ColumnHeader.tsx'
import type { Column, Sort } from './column.ts'
import { PageSelectionCell } from './PageSelectionCell.tsx'
import { type Page, Pages, type PagesWords } from './Pages.tsx'
import { type Details, Rows } from './Rows.tsx'
import { pageSelection, type Selection } from './selection.ts'
import { useTableLayout } from './use-layout.ts'

export type { Column, FileValue, Sort } from './column.ts'
export type { Details } from './Rows.tsx'
export type { Selection } from './selection.ts'

export type TableWords = PagesWords & { selectPage: string }

type Props<Row> = {
  /** The name of the list, for assistive technology. */
  label: string
  title: ReactNode
  /** How many there are in the whole list, as the reader writes numbers; unknown where AWS pages the list. */
  total?: string | undefined
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
  /** Left out where everything there is stands on one page. */
  page?: Page | undefined
  sort?: Sort | undefined
  selection?: Selection<Row> | undefined
  /** A `SelectionStrip`. */
  selectionStrip?: ReactNode
  /** What a row unfolds to. */
  details?: Details<Row> | undefined
  words: TableWords
}

function Head<Row>(props: Props<Row>) {
  const { title, total, variant, description, actions, filter, preferences, page, words } = props
  const Heading = variant === 'full-page' ? 'h1' : 'h2'
  return (
    <>
      <div className="data-table-title">
        <Heading>
          {title}
          {total !== undefined && <span className="data-table-counter"> ({total})</span>}
        </Heading>
        <div className="data-table-actions">{actions}</div>
      </div>
      {description && <div className="data-table-description">{description}</div>}
      {(filter || page || preferences) && (
        <div className="data-table-tools">
          <div className="data-table-filter">{filter}</div>
          {page && <Pages page={page} words={words} />}
          {preferences && <div className="data-table-preferences">{preferences}</div>}
        </div>
      )}
    </>
  )
}

/**
 * A page of a list that a server pages: a plain table in Cloudscape's look, because its own takes ten times as long to draw. A list
 * that is the whole page keeps its head in sight; one that is wider than its place scrolls inside of it, also by keyboard.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, variant, visible, rows = [], rowKey, sort, selection, words } = props
  const root = useRef<HTMLElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const { overflows, sticks } = useTableLayout(root, head, place)
  const columns = useMemo(
    () => props.columns.filter(({ id }) => visible.includes(id)),
    [props.columns, visible],
  )
  const region = overflows ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {}
  const isLoading = props.rows === undefined
  return (
    <section
      ref={root}
      className={`data-table data-table-${variant}`}
      data-overflows={overflows}
      data-sticks={sticks}
    >
      <div ref={head} className="data-table-head">
        <Head {...props} />
        {props.selectionStrip}
      </div>
      <div ref={place} className="data-table-place" {...region}>
        <table aria-label={label} aria-busy={isLoading}>
          <thead>
            <tr>
              {selection?.kind === 'multi' && (
                <PageSelectionCell
                  page={pageSelection({ selection, rows, rowKey })}
                  label={words.selectPage}
                />
              )}
              {props.details && <td className="data-table-unfold" />}
              {selection?.kind === 'single' && <td className="data-table-selection" />}
              {columns.map((column) => (
                <ColumnHeader key={column.id} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.length > 0 ? (
              <Rows
                rows={rows}
                rowKey={rowKey}
                columns={columns}
                selection={selection}
                details={props.details}
              />
            ) : (
              <tr>
                <td
                  className="data-table-empty"
                  colSpan={columns.length + (selection ? 1 : 0) + (props.details ? 1 : 0)}
                >
                  {isLoading ? (
                    <span role="status" className="data-table-loading">
                      {props.loadingText}
                    </span>
                  ) : (
                    props.empty
                  )}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {props.footer && <div className="data-table-footer">{props.footer}</div>}
    </section>
  )
}
