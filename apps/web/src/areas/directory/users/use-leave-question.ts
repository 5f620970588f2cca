import { useLayoutEffect, useRef, useState } from 'react'
import { useBlocker } from 'react-router'
import { useUnsavedWork } from '../../../kit/form/unsaved-work.ts'

/**
 * Asks before a person closes, or goes back from, something that is shown only once, unless it
 * `isSafe` by now. `leave` leaves without asking; `answer` is the person's answer.
 */
export function useLeaveQuestion(isSafe: boolean, close: () => void) {
  const [isAsking, setAsking] = useState(false)
  const mayLeave = useRef(isSafe)
  // Together with what the person sees: the next key may come before any later effect.
  useLayoutEffect(() => {
    mayLeave.current = isSafe
  }, [isSafe])
  useUnsavedWork(!isSafe)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && !mayLeave.current,
  )
  const leave = () => {
    mayLeave.current = true
    if (blocker.state === 'blocked') blocker.proceed()
    else close()
  }
  return {
    isAsking: isAsking || blocker.state === 'blocked',
    /** Closes at once if nothing is lost, and asks otherwise. */
    close: () => (mayLeave.current ? leave() : setAsking(true)),
    leave,
    stay: () => {
      setAsking(false)
      if (blocker.state === 'blocked') blocker.reset()
    },
  }
}
