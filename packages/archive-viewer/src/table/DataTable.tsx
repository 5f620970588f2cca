import { useMemo, useState } from 'preact/hooks'
import { useWords } from '../frame/frame-words.ts'
import { hashOf } from '../frame/route.ts'
import type { Table } from '../snapshot/table.ts'
import { columnWords, useCells } from './cells.tsx'
import { csvOf, save } from './csv.ts'
import { rowHeight, useWindow } from './use-window.ts'

/** How many columns are shown at first. */
const shownAtFirst = 6

type Props = {
  table: Table
  title: string
  /** What every shown row has somewhere, in small letters. */
  filter: string
  /** The id of the column that orders the rows; with `-` before it, the other way round. */
  sort: string | undefined
  onSort(sort: string): void
  /** What is said if there are no rows at all. */
  none: string
}

/** A table of the snapshot: sorted, filtered, as CSV; a long one shows only what is in sight. */
export function DataTable({ table, title, filter, sort, onSort, none }: Props) {
  const words = useWords()
  const cells = useCells()
  const [areAll, setAll] = useState(false)
  const { columns, rows } = table
  /** The texts of a row, made when they are needed: a long table shows few of its rows. */
  const textsOf = useMemo(() => {
    const made: string[][] = []
    return (index: number) => {
      made[index] ??= columns.map((column, at) => cells.text(column, rows[index]?.cells[at]))
      return made[index]
    }
  }, [rows, columns, cells])
  const order = useMemo(() => {
    const found = rows
      .map((_, index) => index)
      .filter((index) => filter === '' || textsOf(index).join('\n').toLowerCase().includes(filter))
    const isDown = sort?.startsWith('-')
    const at = columns.findIndex(({ id }) => id === sort?.replace(/^-/, ''))
    if (at < 0) return found
    const { compare } = new Intl.Collator(undefined, { numeric: true })
    const isPlain = ['time', 'number'].includes(columns[at]?.type ?? '')
    const keys = new Map(
      found.map((index) => [
        index,
        isPlain ? String(rows[index]?.cells[at] ?? '') : (textsOf(index)[at] ?? ''),
      ]),
    )
    const direction = isDown ? -1 : 1
    return found.sort(
      (one, other) => direction * compare(keys.get(one) ?? '', keys.get(other) ?? ''),
    )
  }, [rows, columns, textsOf, filter, sort])
  const { scrolls, onScroll, isWhole, from, to } = useWindow(order.length)
  if (rows.length === 0) return <p class="dim">{none}</p>
  const shown = areAll ? columns : columns.slice(0, shownAtFirst)
  const count =
    order.length === rows.length
      ? words('rows', { count: rows.length })
      : words('rowsOf', { shown: order.length, count: rows.length })
  const saveCsv = () =>
    save(
      `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.csv`,
      csvOf([columns.map(({ id }) => columnWords(words, id)), ...order.map(textsOf)]),
      'text/csv',
    )
  return (
    <div class="table">
      <div class="tools">
        <span role="status">{count}</span>
        {columns.length > shownAtFirst && (
          <label>
            <input
              type="checkbox"
              checked={areAll}
              onChange={({ currentTarget }) => setAll(currentTarget.checked)}
            />{' '}
            {words('allColumns')}
          </label>
        )}
        <button type="button" aria-label={words('csvOf', { table: title })} onClick={saveCsv}>
          {words('csv')}
        </button>
      </div>
      {order.length === 0 ? (
        <p class="dim">{words('noMatch')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        <section class="scrolls" ref={scrolls} onScroll={onScroll} tabIndex={0} aria-label={title}>
          {/* The rows above and below that are not in the page. */}
          <div style={{ height: from * rowHeight }} />
          <table class={isWhole ? undefined : 'long'} aria-rowcount={order.length + 1}>
            <thead>
              <tr>
                {shown.map(({ id, type }) => {
                  const isUp = sort === id
                  const isDown = sort === `-${id}`
                  const label = columnWords(words, id)
                  return (
                    <th
                      key={id}
                      scope="col"
                      class={type === 'number' ? 'number' : undefined}
                      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}
                    >
                      <button
                        type="button"
                        title={words('sortBy', { column: label })}
                        onClick={() => onSort(isUp ? `-${id}` : id)}
                      >
                        {label}
                        <span aria-hidden="true">{isUp ? ' ▲' : isDown ? ' ▼' : ''}</span>
                      </button>
                    </th>
                  )
                })}
              </tr>
            </thead>
            <tbody>
              {order.slice(from, to).map((index, place) => {
                const row = rows[index]
                if (!row) return null
                return (
                  <tr key={row.key} aria-rowindex={from + place + 2}>
                    {shown.map((column, at) => {
                      const view = cells.view(column, row.cells[at])
                      const { type } = column
                      if (at > 0)
                        return (
                          <td
                            key={column.id}
                            class={type === 'number' ? 'number' : undefined}
                            title={isWhole ? undefined : textsOf(index)[at]}
                          >
                            {view}
                          </td>
                        )
                      return (
                        <th key={column.id} scope="row">
                          {row.to ? <a href={hashOf(row.to.page, row.to.id)}>{view}</a> : view}
                        </th>
                      )
                    })}
                  </tr>
                )
              })}
            </tbody>
          </table>
          <div style={{ height: (order.length - to) * rowHeight }} />
        </section>
      )}
    </div>
  )
}
