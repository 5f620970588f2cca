import { useSyncExternalStore } from 'react'

/** Something that lies over every page when somebody asks for it, from wherever they do. */
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

/** The list of keys. */
export const { show: showKeyboardHelp, useOpen: useKeyboardHelpOpen } = overlay()

/** Whether a dialog has the person's attention, and what they type. */
export function hasDialog(): boolean {
  return document.querySelector('[role=dialog], dialog[open]') !== null
}

/** The keys that open the search, as this machine's keyboard has them. */
export const searchKeys = /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘K' : 'Ctrl+K'
