import { foldings, foldText } from '@mailroom/schemas/fold-text'
import type { ReadId } from '@mailroom/schemas/operations'
import type { Column, FileValue } from '@mailroom/ui/table/DataTable'
import { useMemo, useState } from 'react'
import { inPortions } from '../export/in-portions.ts'
import { CliCommand } from '../page/CliCommand.tsx'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { type ListQuery, type ListSource, rowsOf } from './list-source.ts'
import { useTableSettings } from './table-settings.ts'

/** A list that was read completely, and how it is shown. */
export type WholeList<Row> = {
  /** The key under which columns, widths and page size are stored. */
  id: string
  /** The operation that reads the list, and its input. */
  operation: ReadId
  input: Record<string, unknown>
  /** The list, read completely; see `useWholeList`. */
  query: ListQuery & { data: readonly Row[] | undefined; refetch: () => unknown }
  /** The same array as long as they stay the same: search and order follow it. */
  columns: readonly Column<Row>[]
  /** `part` by default. */
  as?: 'page' | 'part'
  /** The number of entries, if not every row counts. */
  total?: number | undefined
  /** The chosen filters, if any: the same object as long as they stay the same. */
  filter?: { isListed: (row: Row) => boolean; count: number } | undefined
}

/** Parts of a page up to this length are read at a glance, and have no search. */
const glance = 10

type Order = { by: string; descending: boolean }

/** Returns what a value is compared by: its words where it has some, as people read it. */
function plain(value: FileValue): string | number {
  if (value === undefined || typeof value === 'string' || typeof value === 'number')
    return value ?? ''
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'boolean') return Number(value)
  return 'words' in value ? value.words : value.join(', ')
}

function valueIn<Row>(column: Column<Row>, row: Row): FileValue {
  return column.words ? column.words(row) : column.value?.(row)
}

type Formats = ReturnType<typeof useFormats>

function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order,
  { compare }: Formats,
) {
  const column = columns.find(({ id }) => id === order.by)
  if (!column) return rows
  const sign = order.descending ? -1 : 1
  return rows.toSorted((one, other) => {
    const [a, b] = [plain(valueIn(column, one)), plain(valueIn(column, other))]
    // Nothing comes last in both directions.
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(`${a}`, `${b}`))
  })
}

/** Returns a value as the screen shows it, for the search; empty for a mere yes or no. */
function shown(value: FileValue, { number, dateTime }: Formats): string {
  if (value instanceof Date) return dateTime(value.toISOString())
  if (typeof value === 'boolean') return ''
  const text = plain(value)
  return typeof text === 'number' ? `${number(text)} ${text}` : text
}

/** Returns the rows in which every word of a text is in what some column shows. */
function found<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  text: string,
  formats: Formats,
) {
  const words = foldText(text).split(' ')
  return rows.filter((row) => {
    const texts = columns.map((column) => shown(valueIn(column, row), formats))
    const spellings = foldings(texts.join(' '))
    return words.every((word) => spellings.some((spelling) => spelling.includes(word)))
  })
}

/**
 * Returns a list that was read completely, as a page or a part of one: it is counted, searched and
 * sorted by any column in the browser, and its pages need no requests.
 */
export function useWholeSource<Row>(options: WholeList<Row>): ListSource<Row> {
  const { id, operation, query, as = 'part', filter } = options
  const text = useText('app')
  const formats = useFormats()
  const columns = useMemo(
    () =>
      options.columns.map((column) => (column.value ? { ...column, sortBy: column.id } : column)),
    [options.columns],
  )
  const { settings, choose, widths } = useTableSettings(id, columns, 100)
  const { pageSize } = settings
  const [wanted, setWanted] = useState(1)
  const [searched, setSearched] = useState('')
  const [order, setOrder] = useState<Order>()
  /** Makes a change of what is listed begin at the first page. */
  const fromFirst =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setWanted(1)
      set(value)
    }
  const all = query.data
  const isSearched = searched.trim() !== ''
  const isNarrowed = isSearched || filter !== undefined
  const matching = useMemo(() => {
    const listed = all && filter ? all.filter(filter.isListed) : all
    const rows = listed && isSearched ? found(listed, columns, searched, formats) : listed
    return rows && order ? sorted(rows, columns, order, formats) : rows
  }, [all, columns, filter, isSearched, searched, order, formats])
  const count = Math.max(1, Math.ceil((matching?.length ?? 0) / pageSize))
  const page = Math.min(wanted, count)
  const counted = isNarrowed ? matching?.length : (options.total ?? matching?.length)
  return {
    operation,
    as,
    columns,
    query,
    rows: rowsOf(query, matching?.slice((page - 1) * pageSize, page * pageSize)),
    page: { number: page, count, more: page < count, disabled: false, onChange: setWanted },
    total: counted === undefined ? undefined : formats.number(counted),
    pages: matching && (() => inPortions(matching)),
    refresh: () => void query.refetch(),
    isRefreshing: query.isFetching && all !== undefined,
    retry: query.refetch,
    settings: { chosen: settings, onChoose: choose, widths },
    ...((all?.length ?? 0) > 1
      ? {
          sort: {
            ...(order ?? { descending: false }),
            onChange: fromFirst(setOrder),
            isByMatch: false,
          },
        }
      : {}),
    ...(isSearched || (all?.length ?? 0) > (as === 'page' ? 1 : glance)
      ? {
          search: {
            text: searched,
            onChange: fromFirst(setSearched),
            marked: searched,
            placeholder: text('searchWholePlaceholder'),
          },
        }
      : {}),
    filters: filter?.count ?? 0,
    isNarrowed,
    matches: matching?.length,
    footer: <CliCommand id={operation} input={options.input} />,
  }
}
