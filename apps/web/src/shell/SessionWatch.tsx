import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { useSessionEnded } from '../kit/data/session-end.ts'
import { hasUnsavedWork } from '../kit/form/unsaved-work.ts'
import { signInPath } from './load-session.ts'

/**
 * Opens the sign-in page when the session has ended; after typing it tells the person instead, so
 * that nothing is lost.
 */
export function SessionWatch() {
  const ended = useSessionEnded()
  const here = useLocation()
  useEffect(() => {
    if (ended && !hasUnsavedWork()) location.assign(signInPath(here, 'expired'))
  }, [ended, here])
  return null
}
