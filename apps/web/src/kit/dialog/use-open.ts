import { useCallback, useContext } from 'react'
import { UNSAFE_DataRouterContext, useLocation, useNavigate } from 'react-router'
import { openedHere } from './use-close-dialog.ts'

/**
 * Opens a page or dialog from the page that is drawn. A second click or a held key, which comes
 * after the address has changed and before the next page is drawn, opens nothing: otherwise the
 * dialog would be in the history twice, and closing it would show it again.
 */
export function useOpen(): (to: string, state?: object) => void {
  const navigate = useNavigate()
  // A hook of React Router shows the address of the drawn page; only its router knows the real one.
  const router = useContext(UNSAFE_DataRouterContext)?.router
  const { key } = useLocation()
  return useCallback(
    (to, state = openedHere) => {
      if (router?.state.location.key === key) void navigate(to, { state })
    },
    [navigate, router, key],
  )
}
