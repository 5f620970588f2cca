import { useNarrow } from '@mailroom/ui/use-narrow'
import { useState } from 'react'

export type Menu = { open: boolean; covers: boolean; show: (open: boolean) => void }

/**
 * Returns whether the menu at the side is open; in a narrow window it covers the page and is closed
 * by default.
 */
export function useMenuOpen(): Menu {
  const covers = useNarrow()
  const [open, setOpen] = useState({ beside: true, covering: false })
  return {
    open: covers ? open.covering : open.beside,
    covers,
    show: (shown) =>
      setOpen((before) => (covers ? { ...before, covering: shown } : { ...before, beside: shown })),
  }
}
