import { create } from 'zustand'

/** Returns whether the search over the whole console is open. */
export const usePaletteOpen = create<boolean>()(() => false)
export const { setState: showPalette } = usePaletteOpen

/** Returns whether the list of keyboard shortcuts is open. */
export const useKeyboardHelpOpen = create<boolean>()(() => false)
export const { setState: showKeyboardHelp } = useKeyboardHelpOpen

/** Returns whether a dialog is open, which receives what the person types. */
export function hasDialog(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** The keys that open the search, as on this machine's keyboard. */
export const searchKeys = /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘K' : 'Ctrl+K'
