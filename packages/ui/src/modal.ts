import {
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { placeOfFocus, returnFocus } from './focus.ts'

/** The open dialogs; the last one lies over the others. */
const open: HTMLDialogElement[] = []

const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Returns whether the page is inert, because a dialog lies over it. */
export function useIsCovered(): boolean {
  return useSyncExternalStore(subscribe, () => open.length > 0)
}

/**
 * Keeps the page behind the dialogs from scrolling. The room of its scroll bar stays, so that
 * nothing moves.
 */
function holdPage(): void {
  const { documentElement: page } = document
  const hasScrollBar = innerWidth > page.clientWidth
  // For a window it means the same as `hidden`, which axe takes for hiding what is below it.
  page.style.overflow = open.length > 0 ? 'clip' : ''
  page.style.scrollbarGutter = open.length > 0 && hasScrollBar ? 'stable' : ''
}

/**
 * Opens the dialog of the returned reference over everything while it is rendered, and returns the
 * focus when it goes. Calls `onEscape` if it is the uppermost one and nothing in it used the key.
 */
export function useModal(onEscape: () => void): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  const [place] = useState(placeOfFocus)
  useLayoutEffect(() => {
    const { current } = dialog
    if (!current) return
    open.push(current)
    if (open.length === 1) holdPage()
    current.showModal()
    tell()
    return () => {
      open.splice(open.indexOf(current), 1)
      // The browser returns the focus to the element that had it, if it is still there.
      current.close()
      if (open.length === 0) holdPage()
      tell()
      // By then the page behind the dialog is drawn.
      requestAnimationFrame(() => returnFocus(place))
    }
  }, [place])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (open.at(-1) !== dialog.current) return
      // The dialog below, whose listener comes later or earlier, leaves this key alone.
      event.preventDefault()
      onEscape()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [onEscape])
  return dialog
}
