import { create } from 'zustand'
import { forgetToken } from './call.ts'

/** Returns whether the backend no longer knows the session. */
export const useSessionEnded = create<boolean>()(() => false)

/** Reports that the backend no longer knows the session. */
export function sessionHasEnded(): void {
  forgetToken()
  useSessionEnded.setState(true)
}

/** Reports that the backend knows the session again, for example after a sign-in in another tab. */
export function sessionGoesOn(): void {
  useSessionEnded.setState(false)
}
