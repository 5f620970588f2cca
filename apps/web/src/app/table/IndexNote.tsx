import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { IndexState } from '@mailroom/schemas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { apiErrorOf } from '../api/failure.ts'
import { useErrorWords } from '../errors.ts'
import { notify } from '../notifications.ts'
import { useOrganizationScope } from '../scope.ts'
import { useText } from '../texts/texts.ts'
import { useIndexWords } from './use-index-words.ts'

/** Refreshes the index of the directory. */
function useReadAnew() {
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const errorWords = useErrorWords()
  return useMutation({
    mutationFn: () => call('entities.refresh', scope),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [id] }) => id === 'entities.search' || id === 'users.find',
      }),
    onError: (error) => notify({ type: 'error', content: errorWords(apiErrorOf(error)) }),
  })
}

/** Says that a list comes from the index and how old it is, and refreshes the index. */
export function IndexNote({ index }: { index: IndexState }) {
  const text = useText('app')
  const words = useIndexWords()
  const { mutate, isPending } = useReadAnew()
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      {words(index)}{' '}
      {index.phase === 'COMPLETE' && (
        <Button variant="inline-link" loading={isPending} onClick={() => mutate()}>
          {text('readAnew')}
        </Button>
      )}
    </Box>
  )
}
