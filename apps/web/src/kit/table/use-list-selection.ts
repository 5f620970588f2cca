import type { Entity, EntityQuery } from '@mailroom/schemas/entities'
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import type { BulkTargets } from './bulk-targets.ts'

/** The selected rows on all pages, or everything that matches a query. */
type Chosen = { ids: ReadonlySet<string> } | { query: EntityQuery }

export type ListSelection = {
  /** The selected ids on this page, besides those on other pages. */
  selected: ReadonlySet<string>
  select: (ids: ReadonlySet<string>) => void
  /** True if everything that matches the query is selected. */
  isAll: boolean
  selectAll: () => void
  count: number
  /** The number of rows that match the query. */
  total: number
  /** The targets of a bulk change; undefined if nothing is selected. */
  targets: BulkTargets | undefined
}

const nothing: Chosen = { ids: new Set() }

/**
 * The selection at each place in the history, for when the person returns. Only in this tab, while
 * it is open.
 */
const left = new Map<string, Chosen>()

function same(query: EntityQuery, other: EntityQuery): boolean {
  return JSON.stringify(query) === JSON.stringify(other)
}

/**
 * Keeps the selection in a list from the index. Selected rows stay selected on other pages and for
 * other texts; "all that match" ends when the query changes. `choosable` are the selectable rows of
 * this page.
 */
export function useListSelection(
  query: EntityQuery,
  choosable: readonly Entity[],
  total: number,
): ListSelection {
  const { key } = useLocation()
  const [chosen, setChosen] = useState(() => left.get(key) ?? nothing)
  if ('query' in chosen && !same(chosen.query, query)) setChosen(nothing)
  useEffect(() => {
    if ('ids' in chosen && chosen.ids.size === 0) left.delete(key)
    else left.set(key, chosen)
  }, [key, chosen])

  const isAll = 'query' in chosen
  const selected = isAll ? new Set(choosable.map(({ id }) => id)) : chosen.ids
  const count = isAll ? total : selected.size
  const targets: BulkTargets['targets'] = isAll
    ? { query: chosen.query }
    : { entityIds: [...selected] }
  return {
    selected,
    select: (ids: ReadonlySet<string>) => setChosen({ ids }),
    isAll,
    selectAll: () => setChosen({ query }),
    count,
    total,
    targets: count === 0 ? undefined : { targets, count },
  }
}
