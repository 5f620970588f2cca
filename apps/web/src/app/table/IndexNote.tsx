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

/** Has the directory read anew. */
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

/** Says that a list comes from the index, as of when, and lets the directory be read anew. */
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
