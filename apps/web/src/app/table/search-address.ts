import { EntitySort } from '@mailroom/schemas'
import { useEffect, useState } from 'react'
import { useNavigationType } from 'react-router'
import { useSettled } from '../use-settled.ts'
import { useFilter } from './list-address.ts'

/** How long what is typed stays the same before it goes into the address, in milliseconds: Safari takes 100 addresses in 30 s. */
const restMs = 400

/**
 * What is searched for: at once for the list, and in the address as soon as the typing rests. An address that comes from elsewhere,
 * a link or the way back, brings its own text. `settled` is whether the address says what the list shows.
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

/** A sort as the address has it: `name`, or `-name` for the other way round. */
function parseSort(value: string): EntitySort | undefined {
  const descending = value.startsWith('-')
  const sort = EntitySort.safeParse({ by: descending ? value.slice(1) : value, descending })
  return sort.data
}

/** What the list is sorted by according to the address; `undefined` is the list's own order. */
export function useSort(): [EntitySort | undefined, (sort: EntitySort | undefined) => void] {
  const [value, setValue] = useFilter('sort')
  return [
    parseSort(value),
    (sort) => setValue(sort ? `${sort.descending ? '-' : ''}${sort.by}` : ''),
  ]
}
