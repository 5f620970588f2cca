import type { ErrorRequestHandler } from 'express'
import { Refusal, refusal } from '../operations/refusal.ts'

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
  // Another instance, or this one after its start, can do it in a moment.
  if (body.code === 'Stopping') response.setHeader('retry-after', '5')
  response.status(status).json({ ...body, requestId: String(request.id) })
}
