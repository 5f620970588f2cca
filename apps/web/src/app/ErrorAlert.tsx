import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { ApiError } from '@mailroom/schemas'
import { useErrorWords, useProblemWords } from './errors.ts'
import { SignInAgain } from './SignInAgain.tsx'
import { useText } from './texts/texts.ts'

type Props = {
  error: ApiError
  /** In place of the words of the error's code. */
  title?: string | undefined
  onRetry?: () => void
}

/** What support needs to find a failed request again. */
function RequestIds({ error: { requestId, awsRequestId } }: { error: ApiError }) {
  const text = useText('app')
  return (
    <Box fontSize="body-s" color="inherit">
      {requestId !== '' && <div>{text('requestId', { id: requestId })}</div>}
      {awsRequestId !== undefined && <div>{text('awsRequestId', { id: awsRequestId })}</div>}
    </Box>
  )
}

/** An error in words, with what helps to get over it: the missing permission, a retry, the ids for a support case. */
export function ErrorAlert({ error, title, onRetry }: Props) {
  const text = useText('app')
  const words = useErrorWords()
  const problemWords = useProblemWords()
  const { code, message, missingAction, fields = {} } = error
  return (
    <Alert
      type="error"
      header={title ?? words(error)}
      {...(onRetry ? { action: <Button onClick={onRetry}>{text('retry')}</Button> } : {})}
    >
      {missingAction !== undefined && <p>{text('missingAction', { action: missingAction })}</p>}
      {code === 'NotSignedIn' && <SignInAgain />}
      {Object.entries(fields).map(([path, problem]) => (
        <div key={path}>
          {path}: {problemWords(problem)}
        </div>
      ))}
      {message !== '' && code.endsWith('Exception') && <p lang="en">{message}</p>}
      <RequestIds error={error} />
    </Alert>
  )
}
