import { useEffect } from 'react'
import { useResolvedPath } from 'react-router'
import { create } from 'zustand'

/** A page, its open tab, the dialog over both, and what is asked before they are left. */
type Level = 'page' | 'tab' | 'dialog' | 'question'

/** A part of the screen with a name, and its address if it has one. */
export type NamedPart = { level: Level; name: string; href?: string }

const levels = ['page', 'tab', 'dialog', 'question'] as const

let parts: readonly NamedPart[] = []

/** Returns the page, tab, dialog and question on the screen, as far as there are any. */
export const useNamedParts = create<readonly NamedPart[]>()(() => [])

/**
 * Returns the title of the document: the dialog or the tab before the page. Omits a page that its
 * dialog already names, as "Reset the password of Ana Silva" does. Source: WCAG 2.4.2.
 */
function documentTitle(shown: readonly NamedPart[]): string {
  const nameOf = (level: Level) => shown.find((part) => part.level === level)?.name ?? ''
  const page = nameOf('page')
  const top = nameOf('question') || nameOf('dialog') || nameOf('tab')
  return [top, top.includes(page) ? '' : page, 'Mailroom'].filter((name) => name !== '').join(' – ')
}

function change(next: readonly NamedPart[]): void {
  parts = next
  // The last named part of each level counts.
  const shown = levels.flatMap((level) => parts.findLast((part) => part.level === level) ?? [])
  document.title = documentTitle(shown)
  useNamedParts.setState(shown, true)
}

/**
 * Names a part of the screen for the document's title and the breadcrumbs, until the returned
 * function is called.
 */
export function namePart(part: NamedPart): () => void {
  change([...parts, part])
  return () => change(parts.filter((other) => other !== part))
}

/** Names the page of the route. */
export function useNamePage(name: string): void {
  const href = useResolvedPath('').pathname.replace(/\/$/, '')
  useEffect(() => namePart({ level: 'page', name, href }), [name, href])
}

/** Names the open tab; `undefined` for the first one, which is the page itself. */
export function useNameTab(name: string | undefined, href: string): void {
  useEffect(
    () => (name === undefined ? undefined : namePart({ level: 'tab', name, href })),
    [name, href],
  )
}

/** Names an open dialog, without an address. */
export function nameDialog(name: string): () => void {
  return namePart({ level: 'dialog', name })
}

/** Names an open question, which is no place: the breadcrumbs omit it. */
export function nameQuestion(name: string): () => void {
  return namePart({ level: 'question', name })
}
