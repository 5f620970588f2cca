import '@mailroom/ui/hidden.css'
import { useState } from 'react'
import { useText } from '../texts/texts.ts'
import { useSettled } from '../use-settled.ts'

/** After this pause in typing, in milliseconds, a screen reader is told what the list shows now. */
const pauseMs = 1_000

type Props = {
  /** How many match; unknown while they are fetched. */
  total: number | undefined
  /** The header of the column the list is sorted by; without one the best matches come first. */
  sortedBy: string | undefined
  descending: boolean
}

/** Says in words, to screen readers only, how many match and how they are sorted, each time that changes. Source: WCAG 4.1.3. */
export function ListStatus({ total, sortedBy = '', descending }: Props) {
  const text = useText('app')
  const key = sortedBy === '' ? 'listBestFirst' : descending ? 'listDescending' : 'listAscending'
  const now = total === undefined ? '' : text(key, { count: total, column: sortedBy })
  const said = useSettled(now, pauseMs)
  // How the list is at first can be read where it stands.
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
