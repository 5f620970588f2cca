import { useSyncExternalStore } from 'react'

/** Creates the state of something that opens over every page. */
function overlay() {
  const listeners = new Set<() => void>()
  let open = false
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    show: (shown: boolean) => {
      open = shown
      for (const listener of listeners) listener()
    },
    useOpen: () => useSyncExternalStore(subscribe, () => open),
  }
}

/** The search over the whole console. */
export const { show: showPalette, useOpen: usePaletteOpen } = overlay()

/** The list of keyboard shortcuts. */
export const { show: showKeyboardHelp, useOpen: useKeyboardHelpOpen } = overlay()

/** Returns whether a dialog is open, which receives what the person types. */
export function hasDialog(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** The keys that open the search, as on this machine's keyboard. */
export const searchKeys = /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘K' : 'Ctrl+K'
