import type { Column, Sort } from './column.ts'

type Props<Row> = { column: Column<Row>; sort: Sort | undefined }

function Arrow({ sorted, descending }: { sorted: boolean; descending: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-sorted={sorted}>
      <path d={descending ? 'M3 5h10l-5 7z' : 'M3 11h10l-5-7z'} />
    </svg>
  )
}

/** The head of a column; a button that sorts the whole list where the list can be sorted by it. */
export function ColumnHeader<Row>({ column: { header, minWidth, sortBy }, sort }: Props<Row>) {
  const style = minWidth === undefined ? undefined : { minInlineSize: minWidth }
  if (!sort || sortBy === undefined)
    return (
      <th scope="col">
        <div className="data-table-column" style={style}>
          {header}
        </div>
      </th>
    )
  const sorted = sort.by === sortBy
  const descending = sorted && sort.descending
  return (
    <th scope="col" aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className="data-table-column"
        style={style}
        onClick={() => sort.onChange({ by: sortBy, descending: sorted && !descending })}
      >
        {header}
        <Arrow sorted={sorted} descending={descending} />
      </button>
    </th>
  )
}
