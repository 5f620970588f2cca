import { createContext, useCallback, useMemo, useRef, useState } from 'react'

/** Whether a dialog's write is being sent: for the screen, and at this very moment. */
export type Sending = {
  isSending: boolean
  isSendingNow: () => boolean
  setSending: (isSending: boolean) => void
}

/** Keeps a dialog open between `setSending(true)` and `setSending(false)`. */
export function useSending(): Sending {
  const now = useRef(false)
  const [isSending, show] = useState(false)
  const setSending = useCallback((next: boolean) => {
    now.current = next
    show(next)
  }, [])
  const isSendingNow = useCallback(() => now.current, [])
  return useMemo(
    () => ({ isSending, isSendingNow, setSending }),
    [isSending, isSendingNow, setSending],
  )
}

/**
 * Present inside a dialog. Closing a dialog is deliberate, so it asks only while it sends
 * something.
 */
export const InDialogContext = createContext<Sending | undefined>(undefined)
