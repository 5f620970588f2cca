import { type ChangeEvent, memo, useId } from 'react'
import type { Column } from './column.ts'
import { SelectionCell } from './SelectionCell.tsx'
import { type Selection, useSelect } from './selection.ts'

type RowProps<Row> = {
  row: Row
  rowKey: string
  columns: readonly Column<Row>[]
  box:
    | { kind: 'multi' | 'single'; name: string; label: string; disabledReason: string | undefined }
    | undefined
  selected: boolean
  onSelect: (key: string, event: ChangeEvent<HTMLInputElement>) => void
}

function PlainRow<Row>({ row, rowKey, columns, box, selected, onSelect }: RowProps<Row>) {
  return (
    <tr data-selected={selected || undefined}>
      {box && <SelectionCell {...box} rowKey={rowKey} checked={selected} onSelect={onSelect} />}
      {columns.map(({ id, cell, isRowHeader }) =>
        isRowHeader ? (
          <th key={id} scope="row">
            {cell(row)}
          </th>
        ) : (
          <td key={id}>{cell(row)}</td>
        ),
      )}
    </tr>
  )
}

/** Drawn anew only when the row, the columns or its own box change, not with every key typed into a filter. */
const MemoizedRow = memo(PlainRow, (before, after) => {
  const same = ['row', 'columns', 'selected', 'onSelect', 'rowKey'] as const
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
}

/** The rows of a page. */
export function Rows<Row>({ rows, rowKey, columns, selection }: Props<Row>) {
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
        onSelect={onSelect}
      />
    )
  })
}
