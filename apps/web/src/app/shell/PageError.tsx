import Button from '@cloudscape-design/components/button'
import { useEffect, useState } from 'react'
import { useRouteError } from 'react-router'
import { ApiFailure } from '../api/failure.ts'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { MessagePage } from '../MessagePage.tsx'
import { useText } from '../texts/texts.ts'
import { useOnline } from './use-online.ts'

/** Matches the browsers' messages about a file of the console that they could not load. */
const missingFile = /dynamically imported module|importing a module script|module script failed/i

/**
 * A page whose files could not be loaded: there is no connection, or an update has replaced them.
 */
function MissingFiles() {
  const text = useText('app')
  const online = useOnline()
  const [wasOffline] = useState(!online)
  useEffect(() => {
    if (wasOffline && online) location.reload()
  }, [wasOffline, online])
  if (wasOffline)
    return <MessagePage title={text('offlineTitle')}>{text('offlineExplanation')}</MessagePage>
  return (
    <MessagePage
      title={text('newVersionTitle')}
      actions={<Button onClick={() => location.reload()}>{text('reload')}</Button>}
    >
      {text('newVersionExplanation')}
    </MessagePage>
  )
}

/** Replaces a page that could not be shown, inside the shell, which still works. */
export function PageError() {
  const text = useText('app')
  const error = useRouteError()
  if (error instanceof Error && missingFile.test(error.message)) return <MissingFiles />
  return (
    <MessagePage
      title={text('brokenTitle')}
      actions={<Button onClick={() => location.reload()}>{text('reload')}</Button>}
    >
      {error instanceof ApiFailure ? <ErrorAlert error={error.error} /> : text('brokenExplanation')}
    </MessagePage>
  )
}
