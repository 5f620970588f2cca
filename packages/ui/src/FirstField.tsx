import { type ReactNode, useEffect, useRef } from 'react'

const fields =
  'input:not([type="hidden"], :disabled), textarea:not(:disabled), button[aria-haspopup]:not(:disabled)'

type Props = {
  children: ReactNode
  /** True to take the focus itself if there is no field, so that a held key presses nothing. */
  orItself?: boolean
}

/**
 * Returns whether the focus is inside, or on an element of the dialog other than its close button,
 * which is the first button.
 */
function hasFocus(place: HTMLElement): boolean {
  const { activeElement } = document
  if (place.contains(activeElement)) return true
  // The dialog around a form that came late took the focus itself.
  if (activeElement?.matches('.first-field') && activeElement.contains(place)) return false
  const dialog = place.closest('dialog')
  return (
    dialog?.contains(activeElement) === true && activeElement !== dialog.querySelector('button')
  )
}

/**
 * Focuses the first field inside when it appears, or the first button if there is no field, unless
 * the focus is already inside.
 */
export function FirstField({ children, orItself = false }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // By then the dialog has moved the focus to its close button, and a new page to its title.
    const frame = requestAnimationFrame(() => {
      const { current } = place
      if (!current || hasFocus(current)) return
      const field = current.querySelector<HTMLElement>(fields)
      // A list to which nothing was added yet has only the button that adds.
      const button = current.querySelector<HTMLElement>('button:not(:disabled)')
      const first = field ?? (orItself ? current : button)
      first?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [orItself])
  return (
    <div ref={place} {...(orItself ? { tabIndex: -1, className: 'first-field' } : {})}>
      {children}
    </div>
  )
}
