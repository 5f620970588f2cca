import type { ErrorRequestHandler } from 'express'
import { Refusal, refusal } from '../operations/refusal.ts'

/** Express refuses addresses it cannot decode by an error with a status of its own. */
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
 * Answers every error as an `ApiError`. What is nobody's refusal is a fault of ours: logged, and told without details. One that comes
 * after the answer, such as a session that could not be prolonged, leaves the answer as it is: none of ours is given in parts.
 */
export const answerErrors: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const known = refusalOf(error)
  if (!known || response.headersSent) request.log.error({ err: error }, 'a fault of the backend')
  if (response.headersSent) return
  const { status, error: body } =
    known ?? refusal('InternalError', 'Something went wrong in Mailroom itself.')
  response.status(status).json({ ...body, requestId: String(request.id) })
}
