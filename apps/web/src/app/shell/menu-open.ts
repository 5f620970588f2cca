import { useState, useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 688px)')

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

export type Menu = { open: boolean; covers: boolean; show: (open: boolean) => void }

/**
 * Returns whether the menu at the side is open; in a narrow window it covers the page and is closed
 * by default.
 */
export function useMenuOpen(): Menu {
  const covers = useSyncExternalStore(subscribe, () => narrow.matches)
  const [open, setOpen] = useState({ beside: true, covering: false })
  return {
    open: covers ? open.covering : open.beside,
    covers,
    show: (shown) =>
      setOpen((before) => (covers ? { ...before, covering: shown } : { ...before, beside: shown })),
  }
}
