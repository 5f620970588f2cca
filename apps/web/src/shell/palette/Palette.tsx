import { lazy, Suspense, useEffect } from 'react'
import { loadWords } from '../../kit/words/texts.ts'
import { hasDialog, showPalette, usePaletteOpen } from '../overlays.ts'

const CommandPalette = lazy(async () => {
  const [{ CommandPalette: palette }] = await Promise.all([
    import('./CommandPalette.tsx'),
    loadWords('search', 'directory'),
  ])
  return { default: palette }
})

/**
 * The search over the whole console, which Ctrl+K or Cmd+K opens on every page; loaded on first
 * use.
 */
export function Palette() {
  const open = usePaletteOpen()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event
      if (key.toLowerCase() !== 'k' || ctrlKey === metaKey || altKey || shiftKey) return
      event.preventDefault()
      if (!hasDialog()) showPalette(true)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    open && (
      <Suspense>
        <CommandPalette onClose={() => showPalette(false)} />
      </Suspense>
    )
  )
}
