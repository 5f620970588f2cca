import '@mailroom/ui/tokens.css'
import './AppLink.css'
import type { MouseEvent, ReactNode } from 'react'
import { useHref } from 'react-router'
import { useOpen } from '../dialog/use-open.ts'

type Props = { to: string; children: ReactNode; ariaLabel?: string }

/** Returns whether the browser handles a click itself: in a new tab or window, or as a download. */
function isTheBrowsers({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}

/**
 * A link to a page of the console in Cloudscape's look, light enough for hundreds of rows. The
 * browser handles modified clicks.
 */
export function AppLink({ to, children, ariaLabel }: Props) {
  const open = useOpen()
  return (
    <a
      className="app-link"
      href={useHref(to)}
      aria-label={ariaLabel}
      onClick={(event) => {
        if (isTheBrowsers(event)) return
        event.preventDefault()
        open(to)
      }}
    >
      {children}
    </a>
  )
}
