import { useEffect } from 'react'

let forms = 0

/** Whether a form on the screen holds something that was typed and not sent. */
export function hasUnsavedWork(): boolean {
  return forms > 0
}

/** Counts a form among those with unsaved work while `unsaved`; the browser then asks before the tab is closed. */
export function useUnsavedWork(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    forms++
    return () => {
      removeEventListener('beforeunload', ask)
      forms--
    }
  }, [unsaved])
}
