import { CommandDialog } from '@mailroom/ui/CommandDialog'
import { lazy, Suspense, useEffect, useState } from 'react'
import { loadWords, useText } from '../../kit/words/texts.ts'
import { hasDialog, showPalette, usePaletteOpen } from '../overlays.ts'
import type { Found } from './PaletteChoices.tsx'

const PaletteChoices = lazy(async () => {
  const [{ PaletteChoices: choices }] = await Promise.all([
    import('./PaletteChoices.tsx'),
    loadWords('search', 'directory'),
  ])
  return { default: choices }
})

/** The open search: its field is there at once, its choices as soon as they are loaded. */
function OpenPalette() {
  const text = useText('app')
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<Found>()
  return (
    <>
      <CommandDialog
        label={text('searchConsole')}
        placeholder={found?.placeholder ?? ''}
        query={query}
        onQuery={setQuery}
        groups={found?.groups}
        onChoose={(id) => found?.onChoose(id)}
        onClose={() => showPalette(false)}
        status={found ? found.status : text('loading')}
      />
      <Suspense>
        <PaletteChoices query={query} onFound={setFound} />
      </Suspense>
    </>
  )
}

/**
 * The search over the whole console, which Ctrl+K or Cmd+K opens on every page. What is typed at
 * once goes into its field; its choices are loaded on first use.
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
  return open && <OpenPalette />
}
