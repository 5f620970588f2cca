import { lazy, Suspense, useEffect } from 'react'
import { helpKeyIsOn } from './help-key.ts'
import { hasDialog, showKeyboardHelp, useKeyboardHelpOpen } from './overlays.ts'

const KeyboardHelpDialog = lazy(async () => ({
  default: (await import('./KeyboardHelpDialog.tsx')).KeyboardHelpDialog,
}))

/** Returns whether a question mark is a typed character. */
function isWritten(event: KeyboardEvent): boolean {
  // An editor stands in a shadow tree, which the event's own target hides.
  const [target] = event.composedPath()
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

/** The list of keyboard shortcuts, which `?` opens on every page; loaded on first use. */
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
