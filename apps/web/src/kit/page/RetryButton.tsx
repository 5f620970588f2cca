import Button from '@cloudscape-design/components/button'
import { useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../words/texts.ts'

/**
 * Returns the focus of a control that has gone with what it repaired: to the close button of its
 * dialog, else to the page's title. Source: WCAG 2.4.3.
 */
function returnFocusTo(dialog: Element | null): void {
  if (document.activeElement !== document.body && document.activeElement !== dialog) return
  const target = dialog?.isConnected
    ? dialog.querySelector('header button')
    : document.querySelector('h1 [tabindex]')
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
}

/** Repeats what failed; it waits for `onRetry`, and keeps the focus in the meantime. */
export function RetryButton({ onRetry }: { onRetry: () => unknown }) {
  const text = useText('app')
  const [isRetrying, setRetrying] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  // Before the button is removed: afterwards nothing tells that it had the focus.
  useLayoutEffect(() => {
    const element = place.current
    return () => {
      const dialog = element?.closest('dialog') ?? null
      // What comes in its place may take the focus itself.
      if (element?.contains(document.activeElement)) setTimeout(() => returnFocusTo(dialog))
    }
  }, [])
  const retry = async () => {
    setRetrying(true)
    await onRetry()
    setRetrying(false)
  }
  return (
    <span ref={place}>
      <Button loading={isRetrying} loadingText={text('loading')} onClick={() => void retry()}>
        {text('retry')}
      </Button>
    </span>
  )
}
