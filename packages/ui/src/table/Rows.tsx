import { type ChangeEvent, memo, type ReactNode, useId, useState } from 'react'
import type { Column } from './column.ts'
import { SelectionCell } from './SelectionCell.tsx'
import { type Selection, useSelect } from './selection.ts'

type OnMenu<Row> = (row: Row, button: HTMLButtonElement) => void
/** The content that a row unfolds, and the name of the button that unfolds it. */
export type Details<Row> = { label: (row: Row) => string; content: (row: Row) => ReactNode }

type RowProps<Row> = {
  row: Row
  rowKey: string
  columns: readonly Column<Row>[]
  box:
    | { kind: 'multi' | 'single'; name: string; label: string; disabledReason: string | undefined }
    | undefined
  selected: boolean
  details: Details<Row> | undefined
  onSelect: (key: string, event: ChangeEvent<HTMLInputElement>) => void
  /** The name of the button that opens the menu of the row; none if rows have no menu. */
  menuLabel: string | undefined
  onMenu: OnMenu<Row>
}

function MenuCell({ label, onMenu }: { label: string; onMenu: (at: HTMLButtonElement) => void }) {
  return (
    <td className="data-table-menu">
      <button
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => onMenu(currentTarget)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M3 6.5h0M8 6.5h0M13 6.5h0" transform="translate(0 1.5)" />
        </svg>
      </button>
    </td>
  )
}

type UnfoldProps = { label: string; isOpen: boolean; detailsId: string; onClick: () => void }

function UnfoldCell({ label, isOpen, detailsId, onClick }: UnfoldProps) {
  return (
    <td className="data-table-unfold">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailsId : undefined}
        aria-label={label}
        onClick={onClick}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="m5 3 6 5-6 5z" />
        </svg>
      </button>
    </td>
  )
}

function PlainRow<Row>(props: RowProps<Row>) {
  const { row, rowKey, columns, box, selected, details, onSelect, menuLabel, onMenu } = props
  const [isOpen, setOpen] = useState(false)
  const detailsId = useId()
  const plain = (
    <tr data-selected={selected || undefined} data-open={isOpen || undefined}>
      {details && (
        <UnfoldCell
          {...{ isOpen, detailsId, label: details.label(row) }}
          onClick={() => setOpen(!isOpen)}
        />
      )}
      {box && <SelectionCell {...box} rowKey={rowKey} checked={selected} onSelect={onSelect} />}
      {columns.map(({ id, header, cell, isRowHeader, wraps, onCard }) =>
        isRowHeader ? (
          <th key={id} scope="row" data-wraps={wraps}>
            {cell(row)}
          </th>
        ) : (
          <td
            key={id}
            data-wraps={wraps}
            data-on-card={onCard}
            data-label={onCard ? undefined : header}
          >
            {cell(row)}
          </td>
        ),
      )}
      {menuLabel !== undefined && (
        <MenuCell label={menuLabel} onMenu={(button) => onMenu(row, button)} />
      )}
    </tr>
  )
  if (!details || !isOpen) return plain
  return (
    <>
      {plain}
      <tr id={detailsId} className="data-table-details">
        <td colSpan={columns.length + (box ? 2 : 1) + (menuLabel === undefined ? 0 : 1)}>
          {details.content(row)}
        </td>
      </tr>
    </>
  )
}

/**
 * Renders only when the row, the columns or its own selection change, not on every key typed into a
 * filter.
 */
const MemoizedRow = memo(PlainRow, (before, after) => {
  const same = [
    'row',
    'columns',
    'selected',
    'onSelect',
    'rowKey',
    'details',
    'menuLabel',
    'onMenu',
  ] as const
  return (
    same.every((name) => before[name] === after[name]) &&
    before.box?.label === after.box?.label &&
    before.box?.disabledReason === after.box?.disabledReason &&
    before.box?.kind === after.box?.kind
  )
}) as typeof PlainRow

type Props<Row> = {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  selection: Selection<Row> | undefined
  details: Details<Row> | undefined
  menuLabel: ((row: Row) => string) | undefined
  onMenu: OnMenu<Row>
}

/** The rows of a page. */
export function Rows<Row>(props: Props<Row>) {
  const { rows, rowKey, columns, selection, details, menuLabel, onMenu } = props
  const name = useId()
  const onSelect = useSelect({ selection, rows, rowKey })
  return rows.map((row) => {
    const key = rowKey(row)
    const box = selection && {
      kind: selection.kind,
      name,
      label: selection.label(row),
      disabledReason: selection.disabledReason?.(row),
    }
    return (
      <MemoizedRow
        key={key}
        row={row}
        rowKey={key}
        columns={columns}
        box={box}
        selected={selection?.selected.has(key) ?? false}
        details={details}
        onSelect={onSelect}
        menuLabel={menuLabel?.(row)}
        onMenu={onMenu}
      />
    )
  })
}
