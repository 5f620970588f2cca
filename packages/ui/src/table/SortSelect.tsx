import { NativeSelect } from '../NativeSelect.tsx'
import type { Column, Sort } from './column.ts'

export type SortWords = {
  sortBy: string
  /** A column to sort by and the direction, such as `User name, descending`. */
  sortedBy: (column: string, descending: boolean) => string
  /** The order of a list that no column stands for. */
  bestFirst: string
}

type Props<Row> = { columns: readonly Column<Row>[]; sort: Sort; words: SortWords }

/** Sorts the list in a narrow window, where a row is a card and the column headers are hidden. */
export function SortSelect<Row>({ columns, sort, words }: Props<Row>) {
  const orders = columns.flatMap(({ header, sortBy: by }) =>
    by === undefined
      ? []
      : [false, true].map((descending) => ({
          by,
          descending,
          value: `${by} ${descending}`,
          label: words.sortedBy(header, descending),
        })),
  )
  if (orders.length === 0) return null
  const current = orders.find(
    ({ by, descending }) => by === sort.by && descending === sort.descending,
  )
  const own = sort.onClear || !current ? [{ value: '', label: words.bestFirst }] : []
  return (
    <div className="data-table-sort">
      <NativeSelect
        label={words.sortBy}
        hint=""
        options={[...own, ...orders]}
        value={current?.value ?? ''}
        onChange={(value) => {
          const order = orders.find((each) => each.value === value)
          if (order) sort.onChange({ by: order.by, descending: order.descending })
          else sort.onClear?.()
        }}
      />
    </div>
  )
}
