import type { ApiError } from '@mailroom/schemas/api-error'

/**
 * The failures that only the browser knows: the backend was unreachable, or its answer is
 * unreadable.
 */
export const browserErrorCodes = ['Unreachable', 'UnexpectedAnswer'] as const

/** An operation that was refused or failed. `error` is the backend's description. */
export class ApiFailure extends Error {
  readonly error: ApiError

  constructor(error: ApiError) {
    super(`${error.code}: ${error.message}`)
    this.name = 'ApiFailure'
    this.error = error
  }

  get code(): string {
    return this.error.code
  }
}

/** Turns anything thrown into an error that can be shown. */
export function apiErrorOf(thrown: unknown): ApiError {
  if (thrown instanceof ApiFailure) return thrown.error
  return { code: 'UnexpectedAnswer', message: String(thrown), requestId: '' }
}

export function hasCode(thrown: unknown, code: string): boolean {
  return thrown instanceof ApiFailure && thrown.code === code
}
