import type { Input, Output, WriteId } from '@mailroom/schemas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { hasCode } from './failure.ts'
import { forgetAfter, refreshAfter } from './query-client.ts'
import { sessionGoesOn, sessionHasEnded } from './session-end.ts'

/**
 * Changes something and then fetches again what that made stale. A session that has ended is told, not navigated away from:
 * what the person typed stays on the screen. `leave` goes away from a page about something that is no longer there, so that it
 * is not asked for again.
 */
export function useWrite<Id extends WriteId>(id: Id, leave?: () => void | Promise<void>) {
  const client = useQueryClient()
  return useMutation<Output<Id>, Error, Input<Id>>({
    mutationKey: [id],
    mutationFn: (input) => call(id, input),
    // What was typed, a password perhaps, is forgotten as soon as nobody looks at it.
    gcTime: 0,
    onSuccess: async () => {
      sessionGoesOn()
      if (!leave) return refreshAfter(client, id)
      await forgetAfter(client, id)
      await leave()
    },
    onError: (failure) => {
      if (hasCode(failure, 'NotSignedIn')) sessionHasEnded()
    },
  })
}
