import { useSyncExternalStore } from 'react'
import { forgetToken } from './call.ts'

const listeners = new Set<() => void>()
let ended = false

function set(value: boolean): void {
  if (ended === value) return
  ended = value
  for (const listener of listeners) listener()
}

/** Reports that the backend no longer knows the session. */
export function sessionHasEnded(): void {
  forgetToken()
  set(true)
}

/** Reports that the backend knows the session again, for example after a sign-in in another tab. */
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
