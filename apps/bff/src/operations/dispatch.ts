import { declarationOf, isOperationId, type OperationId } from '@mailroom/schemas'
import type { Request } from 'express'
import type { CountLimited } from '../http/rate-limits.ts'
import { readBody } from '../http/read-body.ts'
import { csrfTokenOf, isOurs } from '../sessions/csrf.ts'
import type { Person } from '../sessions/session-data.ts'
import { type Performer, perform } from './perform.ts'
import { type Note, recorded } from './recorded.ts'
import { Refusal, refusal } from './refusal.ts'

export type Dispatcher = Performer & {
  countLimited: CountLimited
  publicUrl: string
  secret: string
}

/** Carries out the operation of a request. */
async function carryOut(
  dispatcher: Dispatcher,
  id: OperationId,
  person: Person,
  request: Request,
  body: unknown,
  note?: Note,
): Promise<unknown> {
  const { publicUrl, secret, countLimited } = dispatcher
  if (!isOurs(request, { publicUrl, secret, needsToken: id !== 'session.describe' }))
    throw refusal('ForgedRequest', 'The request does not come from this console.')
  return perform(dispatcher, {
    ...{ id, person, body, requestId: String(request.id) },
    ...(note ? { note } : {}),
    request: { request, csrfToken: csrfTokenOf(request.sessionID, secret) },
    admit: async () => {
      if (declarationOf(id).limited) await countLimited(request)
    },
  })
}

/** Returns whether AWS may have carried out a failed write. */
function isInDoubt(error: unknown): boolean {
  if (!(error instanceof Refusal)) return true
  return error.error.mayHaveChanged ?? error.status >= 500
}

/** Marks a failed write as in doubt. */
function asInDoubt(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  return new Refusal(error.status, { ...error.error, mayHaveChanged: true })
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
  const reading = readBody(request, maxBodyBytes)
  if (kind === 'read' && !isRecorded)
    return carryOut(dispatcher, id, person, request, await reading)
  // A body that cannot be read is refused below, which is recorded like every refusal.
  const body = await reading.catch(() => undefined)
  const client = { address: request.ip, sessionId: request.session.publicId }
  const call = { id, person, requestId: String(request.id), body, client }
  const [answer] = await Promise.allSettled([
    recorded(dispatcher, call, async (note) =>
      carryOut(dispatcher, id, person, request, await reading, note),
    ),
  ])
  const isDone = answer.status === 'fulfilled'
  if (kind === 'write' && (isDone || isInDoubt(answer.reason)))
    await dispatcher.directoryIndex.afterWrite(id, body, isDone ? answer.value : undefined)
  if (isDone) return answer.value
  throw isInDoubt(answer.reason) ? asInDoubt(answer.reason) : answer.reason
}
