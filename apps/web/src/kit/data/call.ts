import { type Input, type OperationId, type Output, operations } from '@mailroom/schemas'
import type * as z from 'zod/mini'
import { ApiFailure, apiErrorOf, browserErrorCodes, hasCode } from './failure.ts'
import { post } from './send.ts'

/** The token that every request but the first carries; it changes with the session. */
let csrfToken: Promise<string> | undefined

/** Fetches the token once, however many requests wait for it. */
function currentToken(): Promise<string> {
  csrfToken ??= call('session.describe', {}).then((session) => session.csrfToken)
  csrfToken.catch(forgetToken)
  return csrfToken
}

/** Makes the next request fetch the token again. */
export function forgetToken(): void {
  csrfToken = undefined
}

/** Returns an answer in its declared type, after its schema has checked it. */
function parsed<Id extends OperationId>(id: Id, answer: unknown): Output<Id> {
  const schema: z.ZodMiniType = operations[id].output
  const result = schema.safeParse(answer)
  if (result.success) return result.data as Output<Id>
  const [issue] = result.error.issues
  const message = `${id} answered something else at "${issue?.path.join('.')}": ${issue?.code}`
  throw new ApiFailure({ code: 'UnexpectedAnswer', message, requestId: '' })
}

/** Posts with the token of the session; posts again if another tab has replaced the session. */
export async function postWithToken(
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  try {
    return await post(path, { body, signal, csrfToken: await currentToken() })
  } catch (failure) {
    if (!hasCode(failure, 'ForgedRequest')) throw failure
    forgetToken()
    return post(path, { body, signal, csrfToken: await currentToken() })
  }
}

/** The failures after which a write may have been carried out although the backend says nothing. */
const inDoubt = [...browserErrorCodes, 'InternalError'] as const

/** Calls an operation of the backend. Throws `ApiFailure`. */
export async function call<Id extends OperationId>(
  id: Id,
  input: Input<Id>,
  signal?: AbortSignal,
): Promise<Output<Id>> {
  const path = `/api/${id}`
  if (id === 'session.describe') {
    const answer = await post(path, { body: input, signal })
    csrfToken = Promise.resolve(parsed('session.describe', answer).csrfToken)
    return parsed(id, answer)
  }
  try {
    return parsed(id, await postWithToken(path, input, signal))
  } catch (failure) {
    const isInDoubt = inDoubt.some((code) => hasCode(failure, code))
    if (!isInDoubt || operations[id].kind === 'read') throw failure
    throw new ApiFailure({ ...apiErrorOf(failure), mayHaveChanged: true, operation: id })
  }
}
