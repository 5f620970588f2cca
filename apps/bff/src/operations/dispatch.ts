import { declarationOf, isOperationId, type Resource } from '@mailroom/schemas/operations'
import type { Request } from 'express'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { CountLimited } from '../http/rate-limits.ts'
import { readBody } from '../http/read-body.ts'
import { csrfTokenOf, isOurs } from '../sessions/csrf.ts'
import type { Stopping } from '../stopping.ts'
import type { Handlers } from './handlers.ts'
import { type Call, type Performer, perform } from './perform.ts'
import { recorded } from './recorded.ts'
import { Refusal, refusal } from './refusal.ts'

export type Dispatcher = Performer & {
  handlers: Handlers<Resource>
  directoryIndex: DirectoryIndex
  countLimited: CountLimited
  stopping: Stopping
  publicUrl: string
  secret: string
}

type Asked = Pick<Call, 'id' | 'person' | 'body' | 'note' | 'onFound'> & { request: Request }

/** Carries out the operation of a request. */
async function callOperation(
  dispatcher: Dispatcher,
  { id, person, request, body, note, onFound }: Asked,
): Promise<unknown> {
  const { publicUrl, secret, countLimited } = dispatcher
  const csrfToken = csrfTokenOf(request.sessionID, secret)
  const token = id === 'session.describe' ? undefined : csrfToken
  if (!isOurs(request, { publicUrl, token }))
    throw refusal('ForgedRequest', 'The request does not come from this console.')
  return perform(dispatcher, {
    ...{ id, person, body, note, onFound, requestId: String(request.id) },
    request: { request, csrfToken },
    admit: async () => {
      if (declarationOf(id).limited) await countLimited(id, request)
    },
  })
}

/** Returns whether a failed write may have been carried out; 501 says that there is no such one. */
function isInDoubt(error: unknown): boolean {
  if (!(error instanceof Refusal)) return true
  return error.error.mayHaveChanged ?? (error.status >= 500 && error.status !== 501)
}

/**
 * Carries out an operation for the signed-in person. Records a write, and reads what it touched
 * into the index before it answers. Errors: Refusal; anything else is our own fault.
 */
export async function dispatch(
  dispatcher: Dispatcher,
  id: string,
  request: Request,
): Promise<unknown> {
  const { person } = request.session
  if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
  if (!isOperationId(id)) throw refusal('OperationNotFound', 'There is no such operation.')
  const { kind, isRecorded, maxBodyBytes } = declarationOf(id)
  const { stopping } = dispatcher
  if (kind === 'write' && stopping.isEnding)
    throw refusal('Stopping', 'Mailroom is stopping; nothing was done.')
  const reading = readBody(request, maxBodyBytes)
  if (kind === 'read' && !isRecorded)
    return callOperation(dispatcher, { id, person, request, body: await reading })
  // A body that cannot be read is refused below, which is recorded like every refusal.
  const body = await reading.catch(() => undefined)
  const client = { address: request.ip, sessionId: request.session.publicId }
  const call = { id, person, requestId: String(request.id), body, client }
  const [answer] = await Promise.allSettled([
    recorded(dispatcher, call, (note, onFound) =>
      stopping.unlessCut(
        reading.then((read) =>
          callOperation(dispatcher, { id, person, request, body: read, note, onFound }),
        ),
      ),
    ),
  ])
  const isDone = answer.status === 'fulfilled'
  if (kind === 'write' && (isDone || isInDoubt(answer.reason))) {
    const reflected = dispatcher.directoryIndex.afterWrite(
      ...([id, body, isDone ? answer.value : undefined] as const),
    )
    // A process that ends has no time for the index, but still has to answer.
    await stopping.unlessCut(reflected).catch(() => {})
  }
  if (isDone) return answer.value
  const { reason } = answer
  throw reason instanceof Refusal && isInDoubt(reason)
    ? reason.with({ mayHaveChanged: true, operation: id })
    : reason
}
