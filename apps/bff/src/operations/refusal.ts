import { type ApiError, type ErrorCode, errorCodes } from '@mailroom/schemas/api-error'

/** A request that was refused or failed: everything the browser is told, except the request id. */
export class Refusal extends Error {
  readonly status: number
  readonly error: Omit<ApiError, 'requestId'>

  /** `cause` is the failure of an AWS call; it is for the log only. */
  constructor(status: number, error: Omit<ApiError, 'requestId'>, cause?: unknown) {
    super(error.message, { cause })
    this.name = 'Refusal'
    this.status = status
    this.error = error
  }

  /** Returns the same refusal, with some members replaced. */
  with(members: Partial<Omit<ApiError, 'requestId'>>): Refusal {
    return new Refusal(this.status, { ...this.error, ...members }, this.cause)
  }
}

/** Makes a refusal of our own; its status follows from its code. */
export function refusal(code: ErrorCode, message: string, fields?: ApiError['fields']): Refusal {
  return new Refusal(errorCodes[code], { code, message, ...(fields ? { fields } : {}) })
}
