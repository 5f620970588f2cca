import { type RefObject, useEffect, useState } from 'react'

/**
 * Tells the column headers the height of the list's header, below which they stick, and
 * whether the table is wider than its place and scrolls in it. `sticks` is false if that scrolling
 * would hold the column headers back: newer browsers scroll one axis independently of the other,
 * older ones cannot.
 */
export function useTableLayout(
  head: RefObject<HTMLElement | null>,
  place: RefObject<HTMLElement | null>,
): { overflows: boolean; sticks: boolean } {
  const [layout, setLayout] = useState({ overflows: false, sticks: true })
  useEffect(() => {
    const table = place.current?.firstElementChild
    const columns = table?.querySelector('thead')
    if (!head.current || !place.current || !table || !columns) return
    const [headElement, placeElement] = [head.current, place.current]
    const observer = new ResizeObserver(() => {
      // Everything is read before anything is written: the browser lays the table out once.
      const height = `${headElement.getBoundingClientRect().height}px`
      const overflows = table.scrollWidth > placeElement.clientWidth
      const sticks = !overflows || getComputedStyle(placeElement).overflowY === 'clip'
      // Not at an element around the rows, which would all inherit it and be styled again.
      columns.style.setProperty('--head-height', height)
      setLayout((before) =>
        before.overflows === overflows && before.sticks === sticks ? before : { overflows, sticks },
      )
    })
    for (const element of [headElement, placeElement, table]) observer.observe(element)
    return () => observer.disconnect()
  }, [head, place])
  return layout
}
