import { useSyncExternalStore } from 'react'
import { forgetToken } from './call.ts'

const listeners = new Set<() => void>()
let ended = false

function set(value: boolean): void {
  if (ended === value) return
  ended = value
  for (const listener of listeners) listener()
}

/** Called when the backend no longer knows who asks. */
export function sessionHasEnded(): void {
  forgetToken()
  set(true)
}

/** Called when the backend knows again who asks, perhaps because somebody signed in in another tab. */
export function sessionGoesOn(): void {
  set(false)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended)
}
