import { useEffect, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let current = ''

/** Names the document and the last breadcrumb after the page that is shown. */
export function useNamePage(title: string): void {
  useEffect(() => {
    document.title = `${title} – Mailroom`
    current = title
    for (const listener of listeners) listener()
  }, [title])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePageName(): string {
  return useSyncExternalStore(subscribe, () => current)
}
