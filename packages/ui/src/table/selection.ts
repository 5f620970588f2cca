import { type ChangeEvent, useCallback, useLayoutEffect, useRef } from 'react'

/** The selected rows by their keys, including rows on other pages. */
export type Selection<Row> = {
  kind: 'multi' | 'single'
  selected: ReadonlySet<string>
  onChange: (selected: ReadonlySet<string>) => void
  /** Names a row's checkbox, such as `Select ana.silva`. */
  label: (row: Row) => string
  /** Returns why a row cannot be selected. */
  disabledReason?: (row: Row) => string | undefined
}

type OnPage<Row> = {
  selection: Selection<Row> | undefined
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** Returns the keys of the selectable rows on this page, in their order. */
function keysOf<Row>({ selection, rows, rowKey }: OnPage<Row>): string[] {
  return rows.filter((row) => selection?.disabledReason?.(row) === undefined).map(rowKey)
}

function withKeys(selected: ReadonlySet<string>, keys: readonly string[], chosen: boolean) {
  const after = new Set(selected)
  for (const key of keys)
    if (chosen) after.add(key)
    else after.delete(key)
  return after
}

/**
 * Returns all keys from one to another, in either direction; only the second if the first is not on
 * the page.
 */
function range(keys: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [first, last] = [from === undefined ? -1 : keys.indexOf(from), keys.indexOf(to)]
  if (first === -1) return [to]
  return keys.slice(Math.min(first, last), Math.max(first, last) + 1)
}

/**
 * Handles a click on a row's checkbox; with Shift it changes all rows from the last clicked one.
 */
export function useSelect<Row>(page: OnPage<Row>) {
  const latest = useRef(page)
  const before = useRef<string>(undefined)
  useLayoutEffect(() => {
    latest.current = page
  })
  return useCallback((key: string, { target, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    const { selection } = latest.current
    if (!selection) return
    const keys = keysOf(latest.current)
    if (!keys.includes(key)) return
    if (selection.kind === 'single') return selection.onChange(new Set([key]))
    const isRange = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
    const meant = range(keys, isRange ? before.current : undefined, key)
    before.current = key
    selection.onChange(withKeys(selection.selected, meant, target.checked))
  }, [])
}

/**
 * Returns the state of the checkbox in the table header: how much of this page is selected, and a
 * function that selects all or none.
 */
export function pageSelection<Row>(page: OnPage<Row>) {
  const keys = keysOf(page)
  const { selected = new Set<string>(), onChange } = page.selection ?? {}
  const count = keys.filter((key) => selected.has(key)).length
  const all = keys.length > 0 && count === keys.length
  return {
    all,
    some: count > 0 && !all,
    disabled: keys.length === 0,
    toggle: () => onChange?.(withKeys(selected, keys, !all)),
  }
}
