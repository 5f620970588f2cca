import { ApiError } from '@mailroom/schemas/api-error'
import { ApiFailure } from './failure.ts'

function unexpected(response: Response, message: string): ApiFailure {
  const requestId = response.headers.get('x-request-id') ?? ''
  return new ApiFailure({ code: 'UnexpectedAnswer', message, requestId })
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw unexpected(response, `${response.status} without JSON`)
  }
}

/**
 * Sends a request to the backend. Returns the JSON of the answer, `undefined` for an empty answer.
 * Throws `ApiFailure` for refusals, for unreadable answers, and with `Unreachable` without an
 * answer.
 */
export async function send(path: string, request: RequestInit): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(new URL(path, location.origin), request)
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw new ApiFailure({ code: 'Unreachable', message: String(cause), requestId: '' })
  }
  if (response.status === 204) return undefined
  const answer = await jsonOf(response)
  if (response.ok) return answer
  const refusal = ApiError.safeParse(answer)
  throw refusal.success ? new ApiFailure(refusal.data) : unexpected(response, `${response.status}`)
}

type Post = { body: unknown; csrfToken?: string; signal?: AbortSignal | undefined }

/** Posts JSON to the backend; otherwise like `send`. */
export function post(path: string, { body, csrfToken, signal }: Post): Promise<unknown> {
  return send(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(csrfToken === undefined ? {} : { 'x-csrf-token': csrfToken }),
    },
    body: JSON.stringify(body),
    signal: signal ?? null,
  })
}
