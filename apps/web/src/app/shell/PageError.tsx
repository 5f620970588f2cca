import Button from '@cloudscape-design/components/button'
import { useEffect, useState } from 'react'
import { useRouteError } from 'react-router'
import { ApiFailure } from '../api/failure.ts'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { MessagePage } from '../MessagePage.tsx'
import { useText } from '../texts/texts.ts'
import { useOnline } from './use-online.ts'

/** Browsers name a file of the console that they could not fetch in these ways. */
const missingFile = /dynamically imported module|importing a module script|module script failed/i

/** A page whose files could not be fetched: for want of a connection, or because an update has replaced them. */
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

/** Stands in place of a page that could not be shown, inside the shell, which still works. */
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
