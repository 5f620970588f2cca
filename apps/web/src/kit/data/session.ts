import type { Output } from '@mailroom/schemas/operations'
import { createContext, useContext } from 'react'

export type Session = Output<'session.describe'>

export const SessionContext = createContext<Session | undefined>(undefined)

/** Returns the signed-in person and the connections. Works only below the console's frame. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Nobody is signed in here')
  return session
}
