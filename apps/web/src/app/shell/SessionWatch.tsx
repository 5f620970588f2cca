import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { useSessionEnded } from '../api/session-end.ts'
import { hasUnsavedWork } from '../form/unsaved-work.ts'
import { signInPath } from './load-session.ts'

/** Leads to the sign-in page when the session has ended, unless something was typed: then the person is told and nothing is lost. */
export function SessionWatch() {
  const ended = useSessionEnded()
  const here = useLocation()
  useEffect(() => {
    if (ended && !hasUnsavedWork()) location.assign(signInPath(here, 'expired'))
  }, [ended, here])
  return null
}
