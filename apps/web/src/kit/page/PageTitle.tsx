import { useRef } from 'react'
import { usePageFocus } from './page-focus.ts'
import { useNamePage } from './page-title.ts'

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
