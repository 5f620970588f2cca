import type { Column, Sort } from './column.ts'
import { type ColumnWidth, WidthHandle } from './WidthHandle.tsx'

type Props<Row> = {
  column: Column<Row>
  sort: Sort | undefined
  /** Undefined if the widths are not stored. */
  width: ColumnWidth | undefined
}

function Arrow({ sorted, descending }: { sorted: boolean; descending: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-sorted={sorted}>
      <path d={descending ? 'M3 5h10l-5 7z' : 'M3 11h10l-5-7z'} />
    </svg>
  )
}

/** The header of a column; a button that sorts the whole list if the column is sortable. */
export function ColumnHeader<Row>({ column, sort, width }: Props<Row>) {
  const { id, header, sortBy } = column
  // The name of the handle is no part of it.
  const name = width ? { 'aria-label': header } : {}
  const handle = width && <WidthHandle {...width} columnId={id} />
  if (!sort || sortBy === undefined)
    return (
      <th scope="col" data-column={id} {...name}>
        <div className="data-table-column">{header}</div>
        {handle}
      </th>
    )
  const sorted = sort.by === sortBy
  const descending = sorted && sort.descending
  return (
    <th
      scope="col"
      data-column={id}
      {...name}
      data-sortable
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="data-table-column"
        onClick={() => sort.onChange({ by: sortBy, descending: sorted && !descending })}
      >
        <span>{header}</span>
        <Arrow sorted={sorted} descending={descending} />
      </button>
      {handle}
    </th>
  )
}
