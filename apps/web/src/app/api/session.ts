import type { Output } from '@mailroom/schemas'
import { createContext, useContext } from 'react'

export type Session = Output<'session.describe'>

export const SessionContext = createContext<Session | undefined>(undefined)

/** Who is signed in, and the connections there are. Only below the console's frame. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Nobody is signed in here')
  return session
}
