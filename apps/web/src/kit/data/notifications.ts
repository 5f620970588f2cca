import { create } from 'zustand'

export type Notification = {
  id: string
  type: 'success' | 'error' | 'info'
  content: string
  /** The page with more details. */
  link?: { to: string; label: string }
  /** Takes back what the message tells. */
  undo?: () => void
}

/** The most messages on the screen; nobody reads more. */
const most = 3

/** Returns the messages on the screen, the newest first. */
export const useNotifications = create<readonly Notification[]>()(() => [])
const { getState: shown } = useNotifications

function show(next: readonly Notification[]): void {
  useNotifications.setState(next, true)
}

/** Shows a message above every page until the person dismisses it; returns its id. */
export function notify(notification: Omit<Notification, 'id'>): string {
  const id = crypto.randomUUID()
  show([{ ...notification, id }, ...shown()].slice(0, most))
  return id
}

export function dismiss(id: string): void {
  show(shown().filter((notification) => notification.id !== id))
}

/**
 * The messages on the screen at the person's last action. A message that a form shows as it opens
 * another page, or a dialog as it goes back to the page behind it, is not among them: the person has
 * not acted since.
 */
let seen: ReadonlySet<string> = new Set()

for (const act of ['pointerdown', 'keydown'] as const)
  addEventListener(act, () => {
    seen = new Set(shown().map(({ id }) => id))
  })

/** Dismisses messages that the person has seen, except errors. */
export function dismissSeen(): void {
  show(shown().filter(({ id, type }) => type === 'error' || !seen.has(id)))
}

/** Dismisses messages that the person has seen and that offer nothing to do, except errors. */
export function dismissTold(): void {
  show(
    shown().filter(({ id, type, link, undo }) => type === 'error' || link || undo || !seen.has(id)),
  )
}

/** Dismisses all messages, before another person signs in. */
export function dismissAll(): void {
  show([])
}
