import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { IndexState } from '@mailroom/schemas/entities'
import { useText } from '../words/texts.ts'
import { useIndexWords } from './use-index-words.ts'
import { useRefreshDirectory } from './use-refresh-directory.ts'

function RefreshLink() {
  const text = useText('app')
  const { mutate, isPending } = useRefreshDirectory()
  return (
    <Button variant="inline-link" loading={isPending} onClick={() => mutate()}>
      {text('refresh')}
    </Button>
  )
}

/**
 * Says that a list comes from the index and how old it is. `canRefresh` offers a new reading of the
 * directory, on pages that have no refresh button of a list.
 */
export function IndexNote({ index, canRefresh }: { index: IndexState; canRefresh?: boolean }) {
  const words = useIndexWords()
  return (
    <Box variant="span" color="text-body-secondary" fontSize="body-s">
      {words(index)}
      {canRefresh && index.phase === 'COMPLETE' && (
        <>
          {' '}
          <RefreshLink />
        </>
      )}
    </Box>
  )
}
