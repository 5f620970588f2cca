import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Page } from '@mailroom/ui/table/DataTable'
import type { ReactNode } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { ErrorAlert } from '../page/ErrorAlert.tsx'
import { useText } from '../words/texts.ts'

type Props = {
  query: { isError: boolean; error: Error | null; fetchStatus: string; data: unknown }
  page: Page
  empty: ReactNode
  onRetry: () => unknown
}

/**
 * Says why a page of a list has no rows: an error, no connection, an empty page in the middle, or
 * an empty list.
 */
export function TableMessage({ query, page, empty, onRetry }: Props) {
  const text = useText('app')
  if (query.isError && query.data === undefined)
    return <ErrorAlert error={apiErrorOf(query.error)} onRetry={onRetry} />
  if (query.fetchStatus === 'paused' && query.data === undefined)
    return <Box color="inherit">{text('offlineList')}</Box>
  const { number, count, more, onChange } = page
  // AWS may return an empty page although others follow (06 §2.7).
  if (more && count === undefined)
    return (
      <SpaceBetween size="xs">
        <Box color="inherit">{text('emptyPageMoreFollow')}</Box>
        <Button onClick={() => onChange(number + 1)}>{text('nextPage')}</Button>
      </SpaceBetween>
    )
  if (number > 1)
    return (
      <SpaceBetween size="xs">
        <Box color="inherit">{text('pageIsPastTheEnd')}</Box>
        <Button onClick={() => onChange(1)}>{text('firstPage')}</Button>
      </SpaceBetween>
    )
  return <Box color="inherit">{empty}</Box>
}
