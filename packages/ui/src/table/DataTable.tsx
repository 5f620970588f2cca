import '../tokens.css'
import '../hidden.css'
import './DataTable.css'
import './cards.css'
import './selection.css'
import { type ReactNode, type SyntheticEvent, useCallback, useMemo, useRef, useState } from 'react'
import { Menu, type MenuItem } from '../Menu.tsx'
import { useNarrow } from '../use-narrow.ts'
import { ColumnHeader } from './ColumnHeader.tsx'
import type { Column, Sort } from './column.ts'
import { PageSelectionCell } from './PageSelectionCell.tsx'
import { isOnePage, type Page, Pages, type PagesWords } from './Pages.tsx'
import { type Details, Rows } from './Rows.tsx'
import { SortSelect, type SortWords } from './SortSelect.tsx'
import { pageSelection, type Selection } from './selection.ts'
import { useTableLayout } from './use-layout.ts'
import { layOut, type Widths } from './widths.ts'

export type { Column, FileColumn, FileValue, Sort, StructuredValue } from './column.ts'
export type { Page } from './Pages.tsx'

export type { Details } from './Rows.tsx'
export type { Selection } from './selection.ts'
export type { Widths } from './widths.ts'

/** An action on one row. */
export type RowAction = MenuItem & { onChoose: () => void }

export type TableWords = PagesWords &
  SortWords & {
    selectPage: string
    /** The name of the handle that makes a column wider or narrower. */
    widthOf: (column: string) => string
    /** The name of the column of row menus. */
    rowMenus: string
  }

type Props<Row> = {
  /** The name of the list, for assistive technology. */
  label: string
  title: ReactNode
  /** The size of the whole list, in the reader's format; unknown if AWS pages the list. */
  total?: string | undefined
  variant: 'full-page' | 'container'
  description?: ReactNode
  /** A note beside the title, such as the age of the list. */
  note?: ReactNode
  actions?: ReactNode
  filter?: ReactNode
  footer?: ReactNode
  preferences?: ReactNode
  columns: readonly Column<Row>[]
  /** The ids of the visible columns. */
  visible: readonly string[]
  rowKey: (row: Row) => string
  /** `undefined` while the page is loading. */
  rows: readonly Row[] | undefined
  loadingText: string
  /** The content in place of rows: there are none, or why they cannot be shown. */
  empty: ReactNode
  /** Undefined if all rows fit on one page. */
  page?: Page | undefined
  sort?: Sort | undefined
  /**
   * The chosen widths, and the function that stores them; without it columns keep their first
   * widths.
   */
  widths?: { chosen: Widths; onChoose: (widths: Widths) => void } | undefined
  /** The actions on one row, in a menu at the end of the row. */
  menu?: { label: (row: Row) => string; actions: (row: Row) => readonly RowAction[] } | undefined
  selection?: Selection<Row> | undefined
  /** The text that is read out as the list changes. */
  status?: ReactNode
  /** A `SelectionStrip`. */
  selectionStrip?: ReactNode
  /** The content that a row unfolds. */
  details?: Details<Row> | undefined
  words: TableWords
}

function Head<Row>(props: Props<Row> & { pages: ReactNode }) {
  const { title, total, variant, description, actions, filter, preferences, pages } = props
  const Heading = variant === 'full-page' ? 'h1' : 'h2'
  return (
    <>
      <div className="data-table-title">
        <Heading>
          {title}
          {total !== undefined && <span className="data-table-counter"> ({total})</span>}
        </Heading>
        {props.note && <div className="data-table-note">{props.note}</div>}
        <div className="data-table-actions">{actions}</div>
      </div>
      {description && <div className="data-table-description">{description}</div>}
      {(filter || pages || preferences) && (
        <div className="data-table-tools">
          <div className="data-table-filter">{filter}</div>
          {pages}
          {preferences && <div className="data-table-preferences">{preferences}</div>}
        </div>
      )}
    </>
  )
}

/** Lets the browser show the whole text of a cell that is cut off. */
function showWhole({ target }: SyntheticEvent) {
  const cell = target instanceof Element && target.closest<HTMLElement>('td, th')
  if (!cell) return
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent
  else cell.removeAttribute('title')
}

/**
 * A page of a list that a server pages: a plain table in Cloudscape's look, because Cloudscape's
 * own takes ten times as long to draw. A list that fills the page keeps its header in sight; a list
 * that is too wide scrolls in its place, also by keyboard. In a narrow window a row is a card.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, variant, visible, rows = [], rowKey, sort, selection, menu, page, words } = props
  const head = useRef<HTMLDivElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const { overflows, sticks } = useTableLayout(head, place)
  const isNarrow = useNarrow()
  const [draft, setDraft] = useState<Widths>()
  const [opened, setOpened] = useState<{ row: Row; button: HTMLButtonElement }>()
  // As a text, so that the columns stay the same, and rows need not be drawn again, while it does.
  const shown = props.columns
    .filter(
      ({ id, onlyWithValues, value }) =>
        visible.includes(id) && (!onlyWithValues || rows.some((row) => value?.(row) !== undefined)),
    )
    .map(({ id }) => id)
    .join(' ')
  const columns = useMemo(
    () => props.columns.filter(({ id }) => shown.split(' ').includes(id)),
    [props.columns, shown],
  )
  const openMenu = useCallback(
    (row: Row, button: HTMLButtonElement) =>
      setOpened((before) => (before?.button === button ? undefined : { row, button })),
    [],
  )
  const closeMenu = useCallback(() => setOpened(undefined), [])
  const chosen = draft ?? props.widths?.chosen ?? {}
  const before = (selection ? 36 : 0) + (props.details ? 36 : 0)
  const layout = layOut(columns, chosen, before + (menu ? 44 : 0))
  const rowHeader = columns.find(({ isRowHeader }) => isRowHeader)
  // What scrolls into sight stops behind the columns that stay there.
  const kept = before + (rowHeader ? layout.leastOf(rowHeader.id) : 0)
  const region = overflows ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {}
  const isLoading = props.rows === undefined
  const pages = page && !isOnePage(page) && <Pages page={page} words={words} />
  const cells = columns.length + (selection ? 1 : 0) + (props.details ? 1 : 0) + (menu ? 1 : 0)
  return (
    <section
      className={`data-table data-table-${variant}`}
      data-overflows={overflows}
      data-sticks={sticks}
    >
      <div ref={head} className="data-table-head">
        <Head {...props} pages={isNarrow ? undefined : pages} />
        {props.selectionStrip}
        {props.status}
      </div>
      {isNarrow && sort && <SortSelect columns={columns} sort={sort} words={words} />}
      <div
        ref={place}
        className="data-table-place"
        style={overflows ? { scrollPaddingInlineStart: kept } : undefined}
        {...region}
      >
        <table
          aria-label={label}
          aria-busy={isLoading}
          style={isNarrow ? undefined : { minInlineSize: layout.total }}
        >
          <colgroup>
            {props.details && <col className="data-table-selection-column" />}
            {selection && <col className="data-table-selection-column" />}
            {columns.map(({ id }, at) => (
              <col key={id} style={{ inlineSize: layout.widths[at] }} />
            ))}
            {menu && <col className="data-table-menu-column" />}
          </colgroup>
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
                <ColumnHeader
                  key={column.id}
                  column={column}
                  sort={isNarrow ? undefined : sort}
                  width={
                    props.widths && {
                      label: words.widthOf(column.header),
                      chosen: props.widths.chosen,
                      onDraft: setDraft,
                      onChoose: props.widths.onChoose,
                    }
                  }
                />
              ))}
              {menu && (
                <th scope="col" className="data-table-menu">
                  <span className="visually-hidden">{words.rowMenus}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody onMouseOver={showWhole} onFocus={showWhole}>
            {rows.length > 0 ? (
              <Rows
                rows={rows}
                rowKey={rowKey}
                columns={columns}
                selection={selection}
                details={props.details}
                menuLabel={menu?.label}
                onMenu={openMenu}
              />
            ) : (
              <tr>
                <td className="data-table-empty" colSpan={cells}>
                  <div className="data-table-message">
                    {isLoading ? (
                      <span role="status" className="data-table-loading">
                        {props.loadingText}
                      </span>
                    ) : (
                      props.empty
                    )}
                  </div>
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {isNarrow && pages}
      {props.footer && <div className="data-table-footer">{props.footer}</div>}
      {menu && opened && (
        <Menu
          label={menu.label(opened.row)}
          button={opened.button}
          items={menu.actions(opened.row)}
          onChoose={(id) => {
            menu
              .actions(opened.row)
              .find((action) => action.id === id)
              ?.onChoose()
          }}
          onClose={closeMenu}
        />
      )}
    </section>
  )
}
