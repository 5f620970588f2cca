import Button from '@cloudscape-design/components/button'
import { useRouteError } from 'react-router'
import { ApiFailure } from '../api/failure.ts'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { MessagePage } from '../MessagePage.tsx'
import { useText } from '../texts/texts.ts'

/** Browsers name a file of the console that is no longer there, as after an update, in these ways. */
const missingFile = /dynamically imported module|importing a module script|module script failed/i

/** Stands in place of a page that could not be shown, inside the shell, which still works. */
export function PageError() {
  const text = useText('app')
  const error = useRouteError()
  const reload = <Button onClick={() => location.reload()}>{text('reload')}</Button>
  if (error instanceof Error && missingFile.test(error.message))
    return (
      <MessagePage title={text('newVersionTitle')} actions={reload}>
        {text('newVersionExplanation')}
      </MessagePage>
    )
  return (
    <MessagePage title={text('brokenTitle')} actions={reload}>
      {error instanceof ApiFailure ? <ErrorAlert error={error.error} /> : text('brokenExplanation')}
    </MessagePage>
  )
}
