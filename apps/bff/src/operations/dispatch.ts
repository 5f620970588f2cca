import {
  can,
  type Declaration,
  declarationOf,
  fieldProblems,
  isOperationId,
  type OperationId,
} from '@mailroom/schemas'
import type { Request } from 'express'
import * as z from 'zod/mini'
import type { AuditTrail } from '../audit/trail.ts'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { CountLimited } from '../http/rate-limits.ts'
import { csrfTokenOf, isOurs } from '../sessions/csrf.ts'
import type { Person } from '../sessions/session-data.ts'
import type { AwsContext, Context } from './handlers.ts'
import { handlers } from './index.ts'
import { recordableInput } from './recordable-input.ts'
import { Refusal, refusal } from './refusal.ts'

export type Dispatcher = Omit<Context, 'person' | 'request' | 'requestId' | 'csrfToken'> & {
  audit: AuditTrail
  clients: AwsClients
  countLimited: CountLimited
  publicUrl: string
  secret: string
}

/** Any handler; its input was parsed by the schema it is typed by. */
type AnyHandler = (
  input: Record<string, unknown>,
  context: AwsContext | Context,
) => Promise<unknown>

const Where = z.object({ connectionId: z.string(), region: z.string() })

function connectionFor(input: Record<string, unknown>, connections: readonly Connection[]) {
  const { data: where } = Where.safeParse(input)
  if (!where) return undefined
  const connection = connections.find(({ id }) => id === where.connectionId)
  const region = connection?.regions.find((each) => each === where.region)
  if (!connection || !region)
    throw refusal(
      'ConnectionNotFound',
      `There is no connection ${where.connectionId} with the Region ${where.region}.`,
    )
  return { connection, region }
}

function parseInput({ input: schema }: Declaration, body: unknown): Record<string, unknown> {
  const { data, error } = schema.safeParse(body)
  if (error)
    throw refusal('InvalidInput', 'The input is not valid.', fieldProblems(error.issues, body))
  return data
}

function parseAnswer(id: OperationId, answer: unknown): unknown {
  const { data, error } = declarationOf(id).output.safeParse(answer)
  if (!error) return data
  const paths = error.issues.map(({ path }) => path.join('.')).join(', ')
  throw refusal('UnexpectedAwsAnswer', `AWS answered ${id} without or with another ${paths}.`)
}

/** Everything between a person who is known and the answer: rights, input, connection, AWS, answer. */
async function carryOut(
  dispatcher: Dispatcher,
  id: OperationId,
  person: Person,
  request: Request,
): Promise<unknown> {
  const { publicUrl, secret, clients, countLimited, connections } = dispatcher
  const declaration = declarationOf(id)
  const { kind, limited, errorFields = {} } = declaration
  if (!isOurs(request, { publicUrl, secret, needsToken: id !== 'session.describe' }))
    throw refusal('ForgedRequest', 'The request does not come from this console.')
  if (!can(person.role, id)) throw refusal('NotAllowed', `The role ${person.role} may not do this.`)
  const input = parseInput(declaration, request.body)
  const target = connectionFor(input, connections)
  if (kind === 'write' && target?.connection.readOnly)
    throw refusal('ReadOnlyConnection', 'This connection may only be read.')
  if (limited) await countLimited(request)
  const csrfToken = csrfTokenOf(request.sessionID, secret)
  const requestId = String(request.id)
  const context: Context = { ...dispatcher, person, request, requestId, csrfToken }
  const handler = handlers[id] as AnyHandler
  try {
    const answer = target
      ? handler(input, {
          ...context,
          workmail: await clients.workmail(target.connection, target.region, kind),
        })
      : handler(input, context)
    return parseAnswer(id, await answer)
  } catch (error) {
    throw refusalOfAwsError(error, errorFields)
  }
}

/**
 * Carries out an operation for whoever is signed in. A write is in the audit trail before anything is done about it, and what
 * came of it before it is answered; refused ones too. Errors: Refusal; anything else is a fault of ours.
 */
export async function dispatch(
  dispatcher: Dispatcher,
  id: string,
  request: Request,
): Promise<unknown> {
  const { person } = request.session
  if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
  if (!isOperationId(id)) throw refusal('OperationNotFound', 'There is no such operation.')
  const { kind, input: schema } = declarationOf(id)
  if (kind === 'read') return carryOut(dispatcher, id, person, request)
  const event = {
    requestId: String(request.id),
    account: person.accountId,
    role: person.role,
    operation: id,
    input: recordableInput(schema, request.body),
  }
  await dispatcher.audit.intent(event)
  try {
    const answer = await carryOut(dispatcher, id, person, request)
    await dispatcher.audit.outcome(event, 'Succeeded')
    return answer
  } catch (error) {
    const code = error instanceof Refusal ? error.error.code : 'InternalError'
    await dispatcher.audit.outcome(event, code)
    throw error
  }
}
