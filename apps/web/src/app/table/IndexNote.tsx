import Box from '@cloudscape-design/components/box'
import type { IndexState } from '@mailroom/schemas'
import type { ReactNode } from 'react'
import { useIndexWords } from './use-index-words.ts'

/** Says that a list comes from the index and how old it is; `children` follow. */
export function IndexNote({ index, children }: { index: IndexState; children?: ReactNode }) {
  const words = useIndexWords()
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      {words(index)}
      {children && ' '}
      {children}
    </Box>
  )
}
