import { throttlingCodes } from '@mailroom/schemas/api-error'
import { ServiceException } from '@smithy/core/client'
import { Refusal } from '../operations/refusal.ts'
import { denialIn } from './denial.ts'

/** The names of failures without an answer, or without a readable one. Source: 06 §2.2. */
const unanswered = new Set(['TimeoutError', 'AbortError', 'NetworkingError'])

/** The names that the SDK gives to answers without an error of AWS, such as the page of a proxy. */
const nameless = new Set(['Unknown', 'UnknownError'])

function unreadable(error: Error): Refusal {
  const message = 'AWS answered something unreadable.'
  return new Refusal(502, { code: 'UnexpectedAwsAnswer', message }, error)
}

/** Whether an error is throttling. */
export function isThrottling(error: unknown): boolean {
  if (!(error instanceof ServiceException)) return false
  return throttlingCodes.includes(error.name) || error.$metadata.httpStatusCode === 429
}

function statusOf(error: ServiceException): number {
  const { $metadata, $fault } = error
  if (isThrottling(error)) return 429
  return $fault === 'server' || ($metadata.httpStatusCode ?? 400) >= 500 ? 502 : 400
}

/**
 * Returns AWS's name of an error. S3 calls its own failures as Mailroom calls those of its backend:
 * they get the name that AWS's other services have for it. Source: S3 API Reference, "Error responses".
 */
function nameOf(error: ServiceException): string {
  return statusOf(error) === 502 && error.name === 'InternalError' ? 'InternalFailure' : error.name
}

/**
 * Removes from a message the values that broke constraints, because they may be personal or secret.
 * A value may contain any of the words around it, so this removes too much rather than too little.
 * Source: 06 §2.2.
 */
function withoutValues(message: string): string {
  return message.replace(/Value '.*' at '/s, "Value at '")
}

/**
 * Turns the failure of an AWS call into a `Refusal` with AWS's own name, message and request id.
 * Returns an error that does not come from the SDK unchanged. Source: 06 §2.2, X-07, GEN-10.
 */
export function refusalOfAwsError(error: unknown): unknown {
  if (error instanceof ServiceException) {
    const { name, message, $metadata } = error
    if (nameless.has(name) && !isThrottling(error)) return unreadable(error)
    return new Refusal(
      statusOf(error),
      {
        code: nameOf(error),
        message: withoutValues(message),
        ...($metadata.requestId === undefined ? {} : { awsRequestId: $metadata.requestId }),
        ...denialIn(message),
      },
      error,
    )
  }
  if (!(error instanceof Error) || error instanceof Refusal) return error
  const systemCode = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (unanswered.has(error.name) || /^E(?!RR_)[A-Z_]+$/.test(systemCode))
    return new Refusal(502, { code: 'AwsUnreachable', message: 'AWS did not answer.' }, error)
  if (error.name === 'CredentialsProviderError')
    return new Refusal(
      502,
      {
        code: 'AwsUnreachable',
        message:
          'Mailroom has no AWS credentials, or they may not assume the role of the connection.',
      },
      error,
    )
  if (error instanceof SyntaxError || '$metadata' in error) return unreadable(error)
  return error
}
