import type { Input, Output, ReadId, WriteId } from '@mailroom/schemas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { hasCode } from './failure.ts'
import { refreshAfter } from './query-client.ts'
import { sessionGoesOn, sessionHasEnded } from './session-end.ts'
import { readOptions } from './use-read.ts'

type Change<Write extends WriteId, Read extends ReadId> = {
  /** What is sent. */
  input: Input<Write>
  /** What the screen shows of it before AWS has answered. */
  change: Partial<Output<Read>>
}

/**
 * Changes something that is easily changed back: the screen shows it at once, and what was there before where it is refused. What
 * is read of it afterwards has the last word.
 */
export function useOptimisticWrite<Write extends WriteId, Read extends ReadId>(
  id: Write,
  readId: Read,
  readInput: Input<Read>,
) {
  const client = useQueryClient()
  const { queryKey } = readOptions(readId, readInput)
  return useMutation<Output<Write>, Error, Change<Write, Read>, Output<Read> | undefined>({
    mutationKey: [id],
    mutationFn: ({ input }) => call(id, input),
    onMutate: async ({ change }) => {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData<Output<Read>>(queryKey)
      if (before) client.setQueryData<Output<Read>>(queryKey, { ...before, ...change })
      return before
    },
    onSuccess: sessionGoesOn,
    onError: (failure, _, before) => {
      client.setQueryData<Output<Read>>(queryKey, before)
      if (hasCode(failure, 'NotSignedIn')) sessionHasEnded()
    },
    onSettled: () => refreshAfter(client, id),
  })
}
