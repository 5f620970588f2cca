import type { ErrorRequestHandler } from 'express'
import * as z from 'zod/mini'
import { Refusal, refusal } from '../operations/refusal.ts'
import { retryAfterSeconds } from '../store/store-unavailable.ts'

/** Whether an error is Express's refusal of an address it cannot decode; it carries a status. */
function isUnreadableAddress(error: unknown): boolean {
  return (
    error instanceof URIError ||
    (error instanceof Error && 'status' in error && error.status === 400)
  )
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  return isUnreadableAddress(error)
    ? refusal('InvalidInput', 'The address cannot be read.')
    : undefined
}

/** The part of an SDK error that says how often the call was sent. */
const Sent = z.object({ $metadata: z.object({ attempts: z.number() }) })

const WithCode = z.object({ code: z.string() })

/**
 * Returns what the log says of a failure: AWS's error or ours, the name and code of its cause, AWS's
 * id of the request and how often it was sent; never a message, which may have values.
 */
function describeFailure({ error, cause }: Refusal) {
  const { data: sent } = Sent.safeParse(cause)
  const { data: system } = WithCode.safeParse(cause)
  const { code, awsRequestId, mayHaveChanged } = error
  return {
    ...{ code, awsRequestId, mayHaveChanged },
    cause:
      cause instanceof Error ? [cause.name, system?.code].filter(Boolean).join(' ') : undefined,
    attempts: sent?.$metadata.attempts,
  }
}

/**
 * Answers every error as an `ApiError`. An error that is not a refusal is our fault: it is logged,
 * and answered without details. An error after the answer was sent, such as a session that could
 * not be prolonged, is only logged; the answer is already complete.
 */
export const answerErrors: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const known = refusalOf(error)
  if (!known || response.headersSent) request.log.error({ err: error }, 'a fault of the backend')
  if (response.headersSent) return
  const { status, error: body } =
    known ?? refusal('InternalError', 'Something went wrong in Mailroom itself.')
  if (known && status >= 500) response.locals.failure = describeFailure(known)
  if (status === 503) response.setHeader('retry-after', retryAfterSeconds)
  response.status(status).json({ ...body, requestId: String(request.id) })
}
