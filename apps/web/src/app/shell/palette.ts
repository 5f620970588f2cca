import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let open = false

/** Opens and closes the search over the whole console, from wherever somebody asks for it. */
export function showPalette(shown: boolean): void {
  open = shown
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePaletteOpen(): boolean {
  return useSyncExternalStore(subscribe, () => open)
}
