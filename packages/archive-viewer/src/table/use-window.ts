import { useEffect, useRef, useState } from 'preact/hooks'

/** The height of a row in a table that shows only some of its rows. Pixels. */
export const rowHeight = 36

/** How many rows are all in the page, and how many more than fit are. */
const mostWhole = 150
const around = 20

/**
 * Shows only the rows of a long table that are in sight; all of them on paper. Returns the range of
 * rows to show, and the element that scrolls.
 */
export function useWindow(count: number) {
  const scrolls = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState(0)
  const [isPrinted, setPrinted] = useState(false)
  useEffect(() => {
    const begin = () => setPrinted(true)
    const end = () => setPrinted(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  const isWhole = isPrinted || count <= mostWhole
  const onScroll = () => {
    const top = scrolls.current?.scrollTop ?? 0
    const next = Math.floor(top / rowHeight / around) * around
    if (next !== first) setFirst(next)
  }
  if (isWhole) return { scrolls, onScroll, isWhole, from: 0, to: count }
  const from = Math.max(0, Math.min(first, count - around) - around)
  return { scrolls, onScroll, isWhole, from, to: Math.min(count, first + 3 * around + around) }
}
