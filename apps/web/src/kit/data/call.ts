import { type Input, type OperationId, type Output, operations } from '@mailroom/schemas/operations'
import type * as z from 'zod/mini'
import { loadWords } from '../words/texts.ts'
import { ApiFailure, apiErrorOf, browserErrorCodes, hasCode } from './failure.ts'
import { loadDeclaration } from './load-declaration.ts'
import { post, send } from './send.ts'

type Session = Output<'session.describe'>

/** The session whose token every request but the first carries. */
let current: Promise<Session> | undefined

/** The account that the screen shows; another tab may have signed somebody else in since. */
let shownAccount: string | undefined

async function describeSession(signal?: AbortSignal): Promise<Session> {
  return parsed('session.describe', await post('/api/session.describe', { body: {}, signal }))
}

/**
 * Returns the token of the session, which is fetched once, however many requests wait for it.
 * Error: `OtherAccount` for a write that the person on the screen would not be the one to make.
 */
async function currentToken(isWrite: boolean): Promise<string> {
  current ??= describeSession()
  current.catch(forgetToken)
  const { csrfToken, account } = await current
  if (isWrite && shownAccount !== undefined && account.id !== shownAccount)
    throw new ApiFailure({ code: 'OtherAccount', message: '', requestId: '' })
  return csrfToken
}

/** Makes the next request fetch the token again. */
export function forgetToken(): void {
  current = undefined
}

/** Forgets who is signed in, as a new page does. */
export function forgetSession(): void {
  forgetToken()
  shownAccount = undefined
}

/** Returns an answer in its declared type, after its schema has checked it. */
async function parsed<Id extends OperationId>(id: Id, answer: unknown): Promise<Output<Id>> {
  await loadDeclaration(id)
  const schema: z.ZodMiniType = operations[id].output
  const result = schema.safeParse(answer)
  if (result.success) return result.data as Output<Id>
  const [issue] = result.error.issues
  const message = `${id} answered something else at "${issue?.path.join('.')}": ${issue?.code}`
  throw new ApiFailure({ code: 'UnexpectedAnswer', message, requestId: '' })
}

/**
 * Posts with the token of the session; posts again if another tab has replaced the session, but no
 * write for somebody else.
 */
export async function postWithToken(
  path: string,
  body: unknown,
  { signal, isWrite = false }: { signal?: AbortSignal | undefined; isWrite?: boolean } = {},
): Promise<unknown> {
  try {
    return await post(path, { body, signal, csrfToken: await currentToken(isWrite) })
  } catch (failure) {
    if (!hasCode(failure, 'ForgedRequest')) throw failure
    forgetToken()
    return post(path, { body, signal, csrfToken: await currentToken(isWrite) })
  }
}

/** Posts bytes, such as a piece of a file, with the token of the session. */
export async function postBytes(path: string, bytes: Blob, signal?: AbortSignal): Promise<void> {
  await send(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-csrf-token': await currentToken(true),
    },
    body: bytes,
    signal: signal ?? null,
  })
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
    const session = await describeSession(signal)
    current = Promise.resolve(session)
    shownAccount = session.account.id
    return parsed(id, session)
  }
  const isWrite = operations[id].kind === 'write'
  // Before the write is sent: when its answer is lost, they may not come any more.
  const words = isWrite ? loadWords('mayHaveChanged').catch(() => {}) : undefined
  try {
    return await parsed(id, await postWithToken(path, input, { signal, isWrite }))
  } catch (failure) {
    const isInDoubt = inDoubt.some((code) => hasCode(failure, code))
    if (!isInDoubt || !isWrite) throw failure
    await words
    throw new ApiFailure({ ...apiErrorOf(failure), mayHaveChanged: true, operation: id })
  }
}
