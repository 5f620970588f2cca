import '@mailroom/ui/hidden.css'
import { useState } from 'react'
import { useSettled } from '../data/use-settled.ts'
import { useText } from '../words/texts.ts'

/** The pause in typing after which a screen reader reads the state of the list. Milliseconds. */
const pauseMs = 1_000

type Props = {
  /** The number of matches; undefined while they load. */
  total: number | undefined
  /** The header of the sorted column; without one the list has its own order. */
  sortedBy: string | undefined
  descending: boolean
  /** True if the best matches come first in its own order. */
  isByMatch: boolean
}

/**
 * Tells screen readers how many entries match and how they are sorted, at every change.
 * Source: WCAG 4.1.3.
 */
export function ListStatus({ total, sortedBy = '', descending, isByMatch }: Props) {
  const text = useText('app')
  const own = isByMatch ? 'listBestFirst' : 'rows'
  const key = sortedBy === '' ? own : descending ? 'listDescending' : 'listAscending'
  const now = total === undefined ? '' : text(key, { count: total, column: sortedBy })
  const said = useSettled(now, pauseMs)
  // The initial state of the list is readable on the page.
  const [atFirst, setAtFirst] = useState('')
  const [hasChanged, setHasChanged] = useState(false)
  if (atFirst === '' && said !== '') setAtFirst(said)
  else if (!hasChanged && said !== '' && said !== atFirst) setHasChanged(true)
  return (
    <span role="status" className="visually-hidden">
      {hasChanged && said}
    </span>
  )
}
