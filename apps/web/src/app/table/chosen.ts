import type { Entity, EntityQuery } from '@mailroom/schemas'
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import type { BulkTargets } from '../directory/bulk-targets.ts'

/** The rows that were ticked, on whichever page, or everything that matches a query. */
type Chosen = { ids: ReadonlySet<string> } | { query: EntityQuery }

const nothing: Chosen = { ids: new Set() }

/** What was chosen when somebody left a place in the history, for when they come back to it. Only for this tab, as long as it is open. */
const left = new Map<string, Chosen>()

function same(query: EntityQuery, other: EntityQuery): boolean {
  return JSON.stringify(query) === JSON.stringify(other)
}

/**
 * What is chosen in a list that comes from the index. Ticked rows stay chosen on other pages and for other texts; all that match
 * are those of one query and no longer chosen once it is another. `choosable` are the rows of this page that can be ticked.
 */
export function useChosen(query: EntityQuery, choosable: readonly Entity[], total: number) {
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
    /** The ids to tick on this page, besides those on other pages. */
    selected,
    select: (ids: ReadonlySet<string>) => setChosen({ ids }),
    isAll,
    selectAll: () => setChosen({ query }),
    count,
    targets: count === 0 ? undefined : ({ targets, count } satisfies BulkTargets),
  }
}
