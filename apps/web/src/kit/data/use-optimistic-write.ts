import type { Input, Output, ReadId, WriteId } from '@mailroom/schemas/operations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { hasCode } from './failure.ts'
import { refreshAfter } from './query-client.ts'
import { sessionGoesOn, sessionHasEnded } from './session-end.ts'
import { readOptions } from './use-read.ts'

type Change<Write extends WriteId, Read extends ReadId> = {
  /** The input of the write. */
  input: Input<Write>
  /** The change that the screen shows before AWS has answered. */
  change: Partial<Output<Read>>
}

/**
 * Makes a change that is easy to reverse: the screen shows it at once, and the old value if it is
 * refused. The next read always replaces both.
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
