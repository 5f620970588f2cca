import { type RefObject, useEffect, useState } from 'react'

/**
 * Tells the style sheet the height of the page's header, below which the column headers stick, and
 * whether the table is wider than its place and scrolls in it. `sticks` is false if that scrolling
 * would hold the column headers back: newer browsers scroll one axis independently of the other,
 * older ones cannot.
 */
export function useTableLayout(
  root: RefObject<HTMLElement | null>,
  head: RefObject<HTMLElement | null>,
  place: RefObject<HTMLElement | null>,
): { overflows: boolean; sticks: boolean } {
  const [layout, setLayout] = useState({ overflows: false, sticks: true })
  useEffect(() => {
    const table = place.current?.firstElementChild
    if (!root.current || !head.current || !place.current || !table) return
    const [rootElement, headElement, placeElement] = [root.current, head.current, place.current]
    const observer = new ResizeObserver(() => {
      const height = `${headElement.getBoundingClientRect().height}px`
      rootElement.style.setProperty('--head-height', height)
      const overflows = table.scrollWidth > placeElement.clientWidth
      const sticks = !overflows || getComputedStyle(placeElement).overflowY === 'clip'
      setLayout((before) =>
        before.overflows === overflows && before.sticks === sticks ? before : { overflows, sticks },
      )
    })
    for (const element of [headElement, placeElement, table]) observer.observe(element)
    return () => observer.disconnect()
  }, [root, head, place])
  return layout
}
