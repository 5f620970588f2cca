import { useCallback, useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import * as z from 'zod/mini'

/** What our links leave in the history with an address, so that a dialog knows there is a page to go back to. */
export const openedHere = { openedHere: true } as const

const OpenedHere = z.object({ openedHere: z.literal(true) })

/** The address whose dialog is on its way out, by its key in the history: going back twice would leave the page behind too. */
let closing: string | undefined

/** Takes note that a dialog was kept from closing, so that it can be closed later. */
export function stayOpen(): void {
  closing = undefined
}

/**
 * Closes the dialog of the present address, once however often it is asked: back to where it was opened, or to the page it belongs to
 * where it was opened by its address.
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
