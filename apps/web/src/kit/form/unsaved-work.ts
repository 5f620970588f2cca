import { useEffect } from 'react'

let held = 0

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

/**
 * Returns whether closing this tab would lose something: an unsent form, or passwords that nobody
 * has seen.
 */
export function hasUnsavedWork(): boolean {
  return held > 0
}

/** Makes the browser ask before the tab is closed, until the returned function is called. */
export function holdWork(): () => void {
  if (held++ === 0) addEventListener('beforeunload', ask)
  return () => {
    if (--held === 0) removeEventListener('beforeunload', ask)
  }
}

/** Protects a form from being lost while `unsaved`. */
export function useUnsavedWork(unsaved: boolean): void {
  useEffect(() => (unsaved ? holdWork() : undefined), [unsaved])
}
