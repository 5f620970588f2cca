import type { ErrorRequestHandler } from 'express'
import { Refusal, refusal } from '../operations/refusal.ts'

/** What Express's and the body parser's own errors mean. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error) || !('type' in error)) return undefined
  switch (error.type) {
    case 'entity.too.large':
      return refusal('BodyTooLarge', 'The request is too large.')
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return refusal('UnsupportedMediaType', 'The request has to be JSON in UTF-8.')
    case 'entity.parse.failed':
    case 'entity.verify.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return refusal('InvalidInput', 'The request is not a JSON object.')
    default:
      return undefined
  }
}

/** Answers every error as an `ApiError`. What is nobody's refusal is a fault of ours: logged, and told without details. */
export const answerErrors: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error)
  const known = refusalOf(error)
  if (!known) request.log.error({ err: error }, 'a fault of the backend')
  const { status, error: body } =
    known ?? refusal('InternalError', 'Something went wrong in Mailroom itself.')
  response.status(status).json({ ...body, requestId: String(request.id) })
}
