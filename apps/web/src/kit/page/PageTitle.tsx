import { type RefObject, useEffect, useRef } from 'react'
import { useNavigationType } from 'react-router'
import { useNamePage } from './page-title.ts'

let firstPath: string | undefined
let hasMoved = false

/**
 * Moves the focus to a new page's title and shows the page from its top, so that everybody starts
 * at its beginning; leaves the first page of a visit, and the place on a page that somebody returns
 * to, to the browser.
 */
function usePageFocus(title: RefObject<HTMLElement | null>): void {
  // The title stays while dialogs and tabs of its page come and go: only the way to it counts.
  const way = useRef(useNavigationType())
  useEffect(() => {
    firstPath ??= location.pathname
    if (location.pathname === firstPath && !hasMoved) return
    hasMoved = true
    if (way.current !== 'POP') document.documentElement.scrollTop = 0
    title.current?.focus({ preventScroll: true })
  }, [title])
}

type Props = { children: string }

/**
 * The text of a page's h1. It names the document, and gets the focus when a person comes from
 * another page.
 */
export function PageTitle({ children }: Props) {
  const ref = useRef<HTMLSpanElement>(null)
  usePageFocus(ref)
  useNamePage(children)
  return (
    <span ref={ref} tabIndex={-1} className="page-title">
      {children}
    </span>
  )
}
