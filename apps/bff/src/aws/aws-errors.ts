import { ServiceException } from '@smithy/core/client'
import { Refusal } from '../operations/refusal.ts'

/** Names by which AWS and the SDK say "later". Source: 06 §2.6, without LimitExceededException, which is a quota. */
const throttling = new Set([
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
])

/** Names of failures in which nothing, or nothing readable, came back. Source: 06 §2.2. */
const unanswered = new Set(['TimeoutError', 'AbortError', 'NetworkingError'])

/** The IAM action that AWS says is missing. Source: X-05. */
function missingActionOf(message: string): string | undefined {
  return /not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(message)?.[1]
}

/** Whether AWS says "later". */
export function isThrottling(error: unknown): boolean {
  if (!(error instanceof ServiceException)) return false
  return throttling.has(error.name) || error.$metadata.httpStatusCode === 429
}

function statusOf(error: ServiceException): number {
  const { $metadata, $fault } = error
  if (isThrottling(error)) return 429
  return $fault === 'server' || ($metadata.httpStatusCode ?? 400) >= 500 ? 502 : 400
}

/** Without the values that broke constraints: AWS repeats them, and they may be personal or secret. Rather less than too much: a value may contain any of these words. Source: 06 §2.2. */
function withoutValues(message: string): string {
  return message.replace(/Value '.*' at '/s, "Value at '")
}

/**
 * Says what an AWS call's failure means for whoever asked: AWS's own name, words and request id.
 * Anything that is not the SDK's stays as it is. Source: 06 §2.2, X-07, GEN-10.
 */
export function refusalOfAwsError(error: unknown): unknown {
  if (error instanceof ServiceException) {
    const { name, message, $metadata } = error
    const missingAction = missingActionOf(message)
    return new Refusal(statusOf(error), {
      code: name,
      message: withoutValues(message),
      ...($metadata.requestId === undefined ? {} : { awsRequestId: $metadata.requestId }),
      ...(missingAction === undefined ? {} : { missingAction }),
    })
  }
  if (!(error instanceof Error) || error instanceof Refusal) return error
  const systemCode = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (unanswered.has(error.name) || /^E(?!RR_)[A-Z_]+$/.test(systemCode))
    return new Refusal(502, { code: 'AwsUnreachable', message: 'AWS did not answer.' })
  if (error.name === 'CredentialsProviderError')
    return new Refusal(502, {
      code: 'AwsUnreachable',
      message:
        'Mailroom has no AWS credentials, or they may not assume the role of the connection.',
    })
  if (error instanceof SyntaxError || '$metadata' in error)
    return new Refusal(502, {
      code: 'UnexpectedAwsAnswer',
      message: 'AWS answered something unreadable.',
    })
  return error
}
