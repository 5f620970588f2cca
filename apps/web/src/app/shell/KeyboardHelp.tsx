import { lazy, Suspense, useEffect } from 'react'
import { helpKeyIsOn } from './help-key.ts'
import { hasDialog, showKeyboardHelp, useKeyboardHelpOpen } from './overlays.ts'

const KeyboardHelpDialog = lazy(async () => ({
  default: (await import('./KeyboardHelpDialog.tsx')).KeyboardHelpDialog,
}))

/** Where a question mark is a character that somebody writes. */
function isWritten({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

/** The list of keys, which `?` opens on every page; fetched when somebody opens it first. */
export function KeyboardHelp() {
  const open = useKeyboardHelpOpen()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event
      if (key !== '?' || ctrlKey || metaKey || altKey) return
      if (isWritten(event) || hasDialog() || !helpKeyIsOn()) return
      event.preventDefault()
      showKeyboardHelp(true)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    open && (
      <Suspense>
        <KeyboardHelpDialog onClose={() => showKeyboardHelp(false)} />
      </Suspense>
    )
  )
}
