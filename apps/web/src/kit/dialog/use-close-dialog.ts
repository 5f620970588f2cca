import { useCallback, useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import * as z from 'zod/mini'

/**
 * The mark that our links add to the history, so that a dialog knows there is a page to go back to.
 */
export const openedHere = { openedHere: true } as const

const OpenedHere = z.object({ openedHere: z.literal(true) })

/**
 * The history key of the dialog that is closing: going back twice would leave the page behind it
 * too.
 */
let closing: string | undefined

/** Takes note that a dialog was kept from closing, so that it can be closed later. */
export function stayOpen(): void {
  closing = undefined
}

/**
 * Closes the dialog of the current address, once however often it is called: goes back to where it
 * was opened, or to its page if it was opened by its address.
 */
export function useCloseDialog(): () => void {
  const navigate = useNavigate()
  const { key, state, search } = useLocation()
  useEffect(
    () => () => {
      if (closing === key) closing = undefined
    },
    [key],
  )
  return useCallback(() => {
    if (closing === key) return
    closing = key
    if (OpenedHere.safeParse(state).success) void navigate(-1)
    else void navigate({ pathname: '..', search }, { replace: true })
  }, [navigate, key, state, search])
}
