import { type ApiError, type ErrorCode, errorCodes } from '@mailroom/schemas'

/** A request that was refused or failed: everything the browser is told, except the request id. */
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

/** Makes a refusal of our own; its status follows from its code. */
export function refusal(code: ErrorCode, message: string, fields?: ApiError['fields']): Refusal {
  return new Refusal(errorCodes[code], { code, message, ...(fields ? { fields } : {}) })
}
