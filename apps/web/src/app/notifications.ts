import { useSyncExternalStore } from 'react'

export type Notification = {
  id: string
  type: 'success' | 'error' | 'info'
  content: string
  /** Where to read more. */
  link?: { to: string; label: string }
}

/** More than these are not read by anybody. */
const most = 3

const listeners = new Set<() => void>()
let shown: readonly Notification[] = []

function show(next: readonly Notification[]): void {
  shown = next
  for (const listener of listeners) listener()
}

/** Tells the person something above whatever page they are on, until they dismiss it. */
export function notify(notification: Omit<Notification, 'id'>): void {
  show([{ ...notification, id: crypto.randomUUID() }, ...shown].slice(0, most))
}

export function dismiss(id: string): void {
  show(shown.filter((notification) => notification.id !== id))
}

/**
 * The messages that were there when somebody last did something. What a form tells as it leads to another page is not among them:
 * nobody has acted since.
 */
let seen: ReadonlySet<string> = new Set()

for (const act of ['pointerdown', 'keydown', 'popstate'] as const)
  addEventListener(act, () => {
    seen = new Set(shown.map(({ id }) => id))
  })

/** Forgets all messages but errors that somebody has had before their eyes. */
export function dismissSeen(): void {
  show(shown.filter(({ id, type }) => type === 'error' || !seen.has(id)))
}

/** Forgets them all, for whoever comes next. */
export function dismissAll(): void {
  show([])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useNotifications(): readonly Notification[] {
  return useSyncExternalStore(subscribe, () => shown)
}
