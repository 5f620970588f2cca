import { type RefObject, useEffect } from 'react'

let firstPath: string | undefined
let hasMoved = false

/**
 * Moves the focus to a new page's title, so that keyboard and screen reader start at its beginning;
 * leaves the first page of a visit to the browser.
 */
export function usePageFocus(title: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    firstPath ??= location.pathname
    if (location.pathname === firstPath && !hasMoved) return
    hasMoved = true
    title.current?.focus({ preventScroll: true })
  }, [title])
}
