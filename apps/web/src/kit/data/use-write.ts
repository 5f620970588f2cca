import { tellsOfChange } from '@mailroom/schemas/api-error'
import type { Input, Output, WriteId } from '@mailroom/schemas/operations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { apiErrorOf, hasCode } from './failure.ts'
import { forgetAfter, refreshAfter } from './query-client.ts'
import { sessionGoesOn, sessionHasEnded } from './session-end.ts'

/**
 * Changes something and then fetches the reads that this made stale, also those that a refusal tells
 * to be old. After the session has ended,
 * the page says so and stays, with everything the person typed. `leave` leaves a page about
 * something that no longer exists, so that it is not read again.
 */
export function useWrite<Id extends WriteId>(id: Id, leave?: () => void | Promise<void>) {
  const client = useQueryClient()
  return useMutation<Output<Id>, Error, Input<Id>>({
    mutationKey: [id],
    mutationFn: (input) => call(id, input),
    // The input, which may contain a password, is discarded as soon as no screen needs it.
    gcTime: 0,
    onSuccess: async (_, input) => {
      sessionGoesOn()
      if (!leave) return refreshAfter(client, id)
      await forgetAfter(client, id, input)
      await leave()
    },
    onError: (failure) => {
      if (hasCode(failure, 'NotSignedIn')) sessionHasEnded()
      // What the page shows is old, or nobody knows: it is fetched while the person reads why.
      const error = apiErrorOf(failure)
      if (error.mayHaveChanged || tellsOfChange(error)) void refreshAfter(client, id)
    },
  })
}
