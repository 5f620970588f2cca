import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { apiErrorOf } from '../api/failure.ts'
import { useErrorWords } from '../errors.ts'
import { notify } from '../notifications.ts'
import { useOrganizationScope } from '../scope.ts'

/** Reads the whole directory from AWS again into the index, and refreshes what the screen shows of it. */
export function useReadAnew() {
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const errorWords = useErrorWords()
  return useMutation({
    mutationFn: () => call('entities.refresh', scope),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [id] }) => id === 'entities.search' || id === 'users.find',
      }),
    onError: (error) => notify({ type: 'error', content: errorWords(apiErrorOf(error)) }),
  })
}
