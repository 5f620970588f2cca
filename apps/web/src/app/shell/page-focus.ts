import { type RefObject, useEffect } from 'react'

let firstPath: string | undefined
let hasMoved = false

/**
 * Moves the focus to a new page's title, so that keyboard and screen reader start where the page does; the first page of a
 * visit is left to the browser.
 */
export function usePageFocus(title: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    firstPath ??= location.pathname
    if (location.pathname === firstPath && !hasMoved) return
    hasMoved = true
    title.current?.focus({ preventScroll: true })
  }, [title])
}
