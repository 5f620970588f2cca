import { useEffect, useSyncExternalStore } from 'react'
import { useResolvedPath } from 'react-router'

/** A page, the tab of it that is open, and the dialog that lies over both. */
type Level = 'page' | 'tab' | 'dialog'

/** Something on the screen with a name of its own, and its address where it has one. */
export type NamedPart = { level: Level; name: string; href?: string }

const levels = ['page', 'tab', 'dialog'] as const

const listeners = new Set<() => void>()
let parts: readonly NamedPart[] = []
/** The part of each level that came last, from the page to the dialog. */
let shown: readonly NamedPart[] = []

/**
 * The title of the document: the dialog or the tab before the page. A page that its dialog names already, as "Reset the password of
 * Ana Silva" does, is not named twice. Source: WCAG 2.4.2.
 */
function documentTitle(): string {
  const nameOf = (level: Level) => shown.find((part) => part.level === level)?.name ?? ''
  const page = nameOf('page')
  const top = nameOf('dialog') || nameOf('tab')
  return [top, top.includes(page) ? '' : page, 'Mailroom'].filter((name) => name !== '').join(' – ')
}

function change(next: readonly NamedPart[]): void {
  parts = next
  shown = levels.flatMap((level) => parts.findLast((part) => part.level === level) ?? [])
  document.title = documentTitle()
  for (const listener of listeners) listener()
}

/** Names a part of what is on the screen for the document's title and the breadcrumbs, until the function it gives back is called. */
export function namePart(part: NamedPart): () => void {
  change([...parts, part])
  return () => change(parts.filter((other) => other !== part))
}

/** Names the page of the route. */
export function useNamePage(name: string): void {
  const href = useResolvedPath('').pathname.replace(/\/$/, '')
  useEffect(() => namePart({ level: 'page', name, href }), [name, href])
}

/** Names the tab that is open; the first one is the page itself and has no name, given by `undefined`. */
export function useNameTab(name: string | undefined, href: string): void {
  useEffect(
    () => (name === undefined ? undefined : namePart({ level: 'tab', name, href })),
    [name, href],
  )
}

/** Names a dialog, which keeps its name for itself where it has no address. */
export function nameDialog(name: string): () => void {
  return namePart({ level: 'dialog', name })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The page, tab and dialog that are shown, as far as there are any. */
export function useNamedParts(): readonly NamedPart[] {
  return useSyncExternalStore(subscribe, () => shown)
}
