import { type ApiError, type ErrorCode, errorCodes } from '@mailroom/schemas'

/** A request that is not carried out, or failed: what the browser is told, but for the request's id. */
export class Refusal extends Error {
  readonly status: number
  readonly error: Omit<ApiError, 'requestId'>

  constructor(status: number, error: Omit<ApiError, 'requestId'>) {
    super(error.message)
    this.name = 'Refusal'
    this.status = status
    this.error = error
  }
}

/** A refusal of our own; its status follows from its code. */
export function refusal(code: ErrorCode, message: string, fields?: ApiError['fields']): Refusal {
  return new Refusal(errorCodes[code], { code, message, ...(fields ? { fields } : {}) })
}
