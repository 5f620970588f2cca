import type { ApiError } from '@mailroom/schemas/api-error'
import type { Input, WriteId } from '@mailroom/schemas/operations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { apiErrorOf } from './failure.ts'
import { refreshAfter } from './query-client.ts'
import { sessionGoesOn, sessionHasEnded } from './session-end.ts'

/**
 * Applies an operation to several items, one after the other. A refused item does not stop the
 * others; it is returned with the reason. After the session has ended, nothing more is sent.
 * Source: GEN-08.
 */
export function useWriteEach<Id extends WriteId, Item>(id: Id, inputOf: (item: Item) => Input<Id>) {
  const client = useQueryClient()
  return useMutation<{ item: Item; error: ApiError }[], Error, readonly Item[]>({
    mutationKey: [id],
    mutationFn: async (items) => {
      const refused: { item: Item; error: ApiError }[] = []
      for (const item of items) {
        const isOver = refused.at(-1)?.error.code === 'NotSignedIn'
        const error = isOver
          ? refused.at(-1)?.error
          : await call(id, inputOf(item)).then(() => undefined, apiErrorOf)
        if (error) refused.push({ item, error })
      }
      return refused
    },
    onSuccess: (refused) => {
      if (refused.some(({ error }) => error.code === 'NotSignedIn')) sessionHasEnded()
      else sessionGoesOn()
      return refreshAfter(client, id)
    },
  })
}
