import { useSyncExternalStore } from 'react'
import { holdWork } from '../../kit/form/unsaved-work.ts'

/**
 * The jobs of this tab whose new passwords nobody has taken yet, each with the function that stops
 * the question before the tab is closed.
 */
const due = new Map<string, () => void>()
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

/** Records that closing the tab would lose the passwords of a job, which only this tab can open. */
export function expectPasswords(jobId: string): void {
  if (!due.has(jobId)) due.set(jobId, holdWork())
  tell()
}

/** Records that nothing can be lost any more: the passwords were handed over, or there are none. */
export function passwordsAreHandedOver(jobId: string): void {
  due.get(jobId)?.()
  due.delete(jobId)
  tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Returns whether passwords of a job wait in this tab to be handed over. */
export function useUnshownPasswords(jobId: string): boolean {
  return useSyncExternalStore(subscribe, () => due.has(jobId))
}
