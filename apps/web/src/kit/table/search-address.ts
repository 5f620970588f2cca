import { EntitySort } from '@mailroom/schemas/entities'
import { useEffect, useState } from 'react'
import { useNavigationType } from 'react-router'
import { useSettled } from '../data/use-settled.ts'
import { useFilter } from './list-address.ts'

/**
 * The pause in typing after which the text goes into the address: Safari allows 100 addresses in 30
 * s. Milliseconds.
 */
const restMs = 400

/**
 * Returns the searched text: at once for the list, and in the address when typing pauses. An
 * address from elsewhere, such as a link or going back, brings its own text. `settled` is true if
 * the address has the text of the list.
 */
export function useSearchText() {
  const [inAddress, setInAddress] = useFilter('text')
  const ours = useNavigationType() === 'REPLACE'
  const [text, setText] = useState(inAddress)
  const [seen, setSeen] = useState(inAddress)
  if (inAddress !== seen) {
    setSeen(inAddress)
    if (!ours) setText(inAddress)
  }
  const rested = useSettled(text, restMs)
  useEffect(() => {
    if (rested === text && text !== inAddress) setInAddress(text)
  }, [rested, text, inAddress, setInAddress])
  return { text, setText, settled: text === inAddress }
}

/** Parses a sort in the address: `name`, or `-name` for descending. */
function parseSort(value: string): EntitySort | undefined {
  const descending = value.startsWith('-')
  const sort = EntitySort.safeParse({ by: descending ? value.slice(1) : value, descending })
  return sort.data
}

/** Returns the sort in the address; `undefined` is the list's own order. */
export function useSort(): [EntitySort | undefined, (sort: EntitySort | undefined) => void] {
  const [value, setValue] = useFilter('sort')
  return [
    parseSort(value),
    (sort) => setValue(sort ? `${sort.descending ? '-' : ''}${sort.by}` : ''),
  ]
}
