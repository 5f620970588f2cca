import { useCallback } from 'react'
import { useLocation, useNavigate } from 'react-router'
import * as z from 'zod/mini'

/** What our links leave in the history with an address, so that a dialog knows there is a page to go back to. */
export const openedHere = { openedHere: true } as const

const OpenedHere = z.object({ openedHere: z.literal(true) })

/** Closes the dialog of the present address: back to where it was opened, or to the page it belongs to where it was opened by its address. */
export function useCloseDialog(): () => void {
  const navigate = useNavigate()
  const { state, search } = useLocation()
  return useCallback(() => {
    if (OpenedHere.safeParse(state).success) void navigate(-1)
    else void navigate({ pathname: '..', search }, { replace: true })
  }, [navigate, state, search])
}
