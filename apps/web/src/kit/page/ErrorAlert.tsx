import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import type { ApiError } from '@mailroom/schemas/api-error'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { useErrorWords, useProblemWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'
import { MissingPermission } from './MissingPermission.tsx'
import { RetryButton } from './RetryButton.tsx'
import { SignInAgain } from './SignInAgain.tsx'

type Props = {
  error: ApiError
  /**
   * What the error means for the person who asked for something. It comes before the words for the
   * error's code, and folds what only whoever manages the IAM role needs.
   */
  title?: string | undefined
  /** Returns when it has been tried again. */
  onRetry?: () => unknown
  /** Leaves a form or question about something that no longer exists. */
  onBack?: () => void
}

/**
 * The details that support needs to find a failed request: the error's name, AWS's own words, the
 * ids.
 */
function Technical({ error }: { error: ApiError }) {
  const text = useText('app')
  const { code, message, requestId, awsRequestId } = error
  const lines = [
    message === '' ? code : `${code}: ${message}`,
    ...(requestId === '' ? [] : [text('requestId', { id: requestId })]),
    ...(awsRequestId === undefined ? [] : [text('awsRequestId', { id: awsRequestId })]),
  ]
  return (
    <div className="error-details">
      <Disclosure title={text('errorDetails')}>
        {lines.map((line) => (
          <div key={line} lang="en" className="error-detail">
            {line}
          </div>
        ))}
        <CopyToClipboard
          textToCopy={lines.join('\n')}
          copyButtonText={text('copyCommand')}
          copySuccessText={text('copied')}
          copyErrorText={text('copyFailed')}
        />
      </Disclosure>
    </div>
  )
}

/** Errors that stay until somebody changes the organization; a retry does not help. */
const lasting = ['OrganizationStateException', 'OrganizationNotFoundException']

/** Errors whose message names what is in the way: it is shown in AWS's own words. Source: GEN-10. */
const telling = ['MailDomainInUseException', 'InvalidCustomSesConfigurationException']

/** Errors that say that what was written to no longer exists; only the way back is left. */
const gone = ['Gone', 'EntityNotFoundException', 'MailDomainNotFoundException']

/**
 * An error in plain words with the next step, the missing permission, a retry or the way back, and
 * the folded details for support.
 */
export function ErrorAlert({ error, title, onRetry, onBack }: Props) {
  const text = useText('app')
  const words = useErrorWords()
  const problemWords = useProblemWords()
  const { code, fields = {} } = error
  return (
    <Alert
      type="error"
      header={title ?? words(error)}
      {...(onRetry && !lasting.includes(code) ? { action: <RetryButton onRetry={onRetry} /> } : {})}
      {...(onBack && gone.includes(code)
        ? { action: <Button onClick={onBack}>{text('back')}</Button> }
        : {})}
    >
      {title !== undefined && !error.mayHaveChanged && <p>{words(error)}</p>}
      {telling.includes(code) && <p lang="en">{error.message}</p>}
      {title !== undefined && error.missingAction !== undefined ? (
        <Disclosure title={text(error.deniedBy === undefined ? 'missingPermission' : 'forbids')}>
          <MissingPermission {...error} />
        </Disclosure>
      ) : (
        <MissingPermission {...error} />
      )}
      {code === 'NotSignedIn' && <SignInAgain />}
      {Object.entries(fields).map(([path, problem]) => (
        <div key={path}>
          {path}: {problemWords(problem)}
        </div>
      ))}
      <Technical error={error} />
    </Alert>
  )
}
