import Button from '@cloudscape-design/components/button'
import { useEffect, useState } from 'react'
import { useRouteError } from 'react-router'
import { ApiFailure } from '../kit/data/failure.ts'
import { ErrorAlert } from '../kit/page/ErrorAlert.tsx'
import { MessagePage } from '../kit/page/MessagePage.tsx'
import { useText } from '../kit/words/texts.ts'
import { useOnline } from './use-online.ts'

/** Matches the browsers' messages about a file of the console that they could not load. */
const missingFile =
  /dynamically imported module|importing a module script|module script failed|unable to preload/i

/** How often the backend is asked whether it is there again. Milliseconds. */
const againMs = 3_000

/** Returns whether the backend answers; undefined until that is known. Asks again while it does not. */
function useReachable(): boolean | undefined {
  const [isReachable, setReachable] = useState<boolean>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = new AbortController()
    const ask = async () => {
      const answer = await fetch('/livez', { signal: stop.signal }).catch(() => undefined)
      if (stop.signal.aborted) return
      setReachable(answer?.ok ?? false)
      if (!answer?.ok) timer = setTimeout(() => void ask(), againMs)
    }
    void ask()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [])
  return isReachable
}

/**
 * A page whose files could not be loaded: there is no connection, the backend is away, or an update
 * has replaced them.
 */
function MissingFiles() {
  const text = useText('app')
  const online = useOnline()
  const [wasOffline] = useState(!online)
  const isReachable = useReachable()
  const [wasAway, setAway] = useState(false)
  useEffect(() => {
    if (isReachable === false) setAway(true)
    else if (isReachable && (wasOffline || wasAway) && online) location.reload()
  }, [wasOffline, wasAway, online, isReachable])
  if (wasOffline)
    return <MessagePage title={text('offlineTitle')}>{text('offlineExplanation')}</MessagePage>
  if (isReachable === undefined) return null
  if (!isReachable)
    return <MessagePage title={text('awayTitle')}>{text('awayExplanation')}</MessagePage>
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
