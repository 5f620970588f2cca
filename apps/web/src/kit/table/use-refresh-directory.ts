import type { ReadId } from '@mailroom/schemas/operations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../data/call.ts'
import { apiErrorOf } from '../data/failure.ts'
import { notify } from '../data/notifications.ts'
import { useOrganizationScope } from '../data/scope.ts'
import { useErrorWords } from '../words/errors.ts'

/** The reads that show the index. */
const indexReads: readonly ReadId[] = [
  ...(['entities.search', 'users.find', 'exit.describe', 'exit.listMailboxes'] as const),
]

/**
 * Reads the whole directory from AWS into the index again, and then fetches what the screen shows
 * of it. Operation: `entities.refresh`.
 */
export function useRefreshDirectory() {
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const errorWords = useErrorWords()
  return useMutation({
    mutationFn: () => call('entities.refresh', scope),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [id] }) =>
          typeof id === 'string' && indexReads.some((read) => read === id),
      }),
    onError: (error) => notify({ type: 'error', content: errorWords(apiErrorOf(error)) }),
  })
}
