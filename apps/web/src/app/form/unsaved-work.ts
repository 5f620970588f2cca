import { useEffect } from 'react'

let held = 0

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

/** Whether this tab holds something that would be lost with it: a form that was not sent, passwords nobody has seen. */
export function hasUnsavedWork(): boolean {
  return held > 0
}

/** Has the browser ask before the tab is closed, until the function that is given back is called. */
export function holdWork(): () => void {
  if (held++ === 0) addEventListener('beforeunload', ask)
  return () => {
    if (--held === 0) removeEventListener('beforeunload', ask)
  }
}

/** Counts a form among what would be lost while `unsaved`. */
export function useUnsavedWork(unsaved: boolean): void {
  useEffect(() => (unsaved ? holdWork() : undefined), [unsaved])
}
