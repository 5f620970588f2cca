import { type ReactNode, useEffect, useRef } from 'react'

const fields =
  'input:not([type="hidden"], :disabled), textarea:not(:disabled), button[aria-haspopup]:not(:disabled)'

type Props = {
  children: ReactNode
  /** Takes the focus where there is no field, so that a key that is still pressed meets nothing. */
  orItself?: boolean
}

/** Whether the focus is inside, or on something of the dialog around it other than what closes it, which comes first. */
function hasFocus(place: HTMLElement): boolean {
  const { activeElement } = document
  if (place.contains(activeElement)) return true
  const dialog = place.closest('[role=dialog]')
  return (
    dialog?.contains(activeElement) === true && activeElement !== dialog.querySelector('button')
  )
}

/** Gives the focus to the first field inside when it appears, unless something inside has it already. */
export function FirstField({ children, orItself = false }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // After the dialog around it has moved the focus to its first control, which closes it, and a new page to its title.
    const frame = requestAnimationFrame(() => {
      const { current } = place
      if (!current || hasFocus(current)) return
      const field = current.querySelector<HTMLElement>(fields) ?? (orItself ? current : undefined)
      field?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [orItself])
  return (
    <div ref={place} {...(orItself ? { tabIndex: -1, className: 'first-field' } : {})}>
      {children}
    </div>
  )
}
