import { useEffect, useRef } from 'react'
import { useText } from '../kit/words/texts.ts'
import type { Menu } from './menu-open.ts'

/** Shows and hides the menu at the side. */
export function MenuButton({ menu: { open, show } }: { menu: Menu }) {
  const text = useText('app')
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(open)
  // The closing menu takes the focus along; the focus elsewhere stays.
  useEffect(() => {
    if (!open && document.activeElement === document.body && wasOpen.current)
      button.current?.focus()
    wasOpen.current = open
  }, [open])
  return (
    <button
      ref={button}
      type="button"
      className="menu-button"
      aria-label={text(open ? 'closeNavigation' : 'openNavigation')}
      aria-expanded={open}
      onClick={() => show(!open)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M1 3h14M1 8h14M1 13h14" />
      </svg>
    </button>
  )
}
