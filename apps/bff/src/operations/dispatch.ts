import {
  can,
  type Declaration,
  declarationOf,
  fieldProblems,
  isOperationId,
  type OperationId,
  secretMembers,
} from '@mailroom/schemas'
import type { Request } from 'express'
import * as z from 'zod/mini'
import type { AuditTrail } from '../audit/trail.ts'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { CountLimited } from '../http/rate-limits.ts'
import { readBody } from '../http/read-body.ts'
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

/** An input, where its operation does not matter. */
type Members = Record<string, unknown>

/** Any handler; its input was parsed by the schema it is typed by. */
type AnyHandler = (input: Members, context: AwsContext | Context) => Promise<unknown>

const Where = z.object({ connectionId: z.string(), region: z.string() })

function connectionFor(input: Members, connections: readonly Connection[]) {
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

function parseInput({ input: schema }: Declaration, body: unknown): Members {
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

/** A refusal with the field that the declaration says its code belongs to. */
function atItsField({ errorFields = {} }: Declaration, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  const { code } = error.error
  const field = Object.hasOwn(errorFields, code) ? errorFields[code] : undefined
  if (field === undefined) return error
  return new Refusal(error.status, { ...error.error, fields: { [field]: { code } } })
}

/** A refusal whose words repeat no secret of the input, whatever AWS says. */
function withoutSecretsOf({ input: schema }: Declaration, input: Members, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  const secrets = secretMembers(schema).map((name) => input[name])
  const message = secrets.reduce<string>(
    (words, value) =>
      typeof value === 'string' && value !== '' ? words.replaceAll(value, '***') : words,
    error.message,
  )
  return new Refusal(error.status, { ...error.error, message })
}

/** Everything between a person who is known and the answer: rights, input, connection, AWS, answer. */
async function carryOut(
  dispatcher: Dispatcher,
  id: OperationId,
  person: Person,
  request: Request,
  body: unknown,
): Promise<unknown> {
  const { publicUrl, secret, clients, countLimited, connections } = dispatcher
  const declaration = declarationOf(id)
  const { kind, limited } = declaration
  if (!isOurs(request, { publicUrl, secret, needsToken: id !== 'session.describe' }))
    throw refusal('ForgedRequest', 'The request does not come from this console.')
  if (!can(person.role, id)) throw refusal('NotAllowed', `The role ${person.role} may not do this.`)
  const input = parseInput(declaration, body)
  const target = connectionFor(input, connections)
  if (kind === 'write' && target?.connection.readOnly)
    throw refusal('ReadOnlyConnection', 'This connection may only be read.')
  if (limited) await countLimited(request)
  const csrfToken = csrfTokenOf(request.sessionID, secret)
  const requestId = String(request.id)
  const context: Context = { ...dispatcher, person, request, requestId, csrfToken }
  const handler = handlers[id] as AnyHandler
  try {
    if (!target) return declaration.output.parse(await handler(input, context))
    const workmail = await clients.workmail(target.connection, target.region, kind)
    return parseAnswer(id, await handler(input, { ...context, workmail }))
  } catch (error) {
    const known = target ? refusalOfAwsError(error) : error
    throw atItsField(declaration, withoutSecretsOf(declaration, input, known))
  }
}

/** The code an error is recorded and answered with. */
function codeOf(error: unknown): string {
  return error instanceof Refusal ? error.error.code : 'InternalError'
}

/** Whether a failed write may have been carried out all the same. */
function isInDoubt(error: unknown): boolean {
  return !(error instanceof Refusal) || error.status >= 500
}

/** An answer that says that something was made but not enabled, and why. Source: GEN-05. */
const HalfDone = z.object({ notEnabled: z.object({ code: z.string() }) })

/** What is recorded of an answer. */
function outcomeOf(answer: unknown): string {
  const { data } = HalfDone.safeParse(answer)
  return data ? `NotEnabled: ${data.notEnabled.code}` : 'Succeeded'
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
  const reading = readBody(request)
  if (kind === 'read') return carryOut(dispatcher, id, person, request, await reading)
  const event = {
    requestId: String(request.id),
    account: person.accountId,
    role: person.role,
    operation: id,
    // A body that cannot be read is refused below, and that is recorded like every refusal.
    input: recordableInput(schema, await reading.catch(() => undefined)),
  }
  await dispatcher.audit.intent(event)
  const [answer] = await Promise.allSettled([
    reading.then((body) => carryOut(dispatcher, id, person, request, body)),
  ])
  const isDone = answer.status === 'fulfilled'
  const outcome = isDone ? outcomeOf(answer.value) : codeOf(answer.reason)
  await dispatcher.audit.outcome(event, outcome)
  if (isDone || isInDoubt(answer.reason))
    await dispatcher.directoryIndex.afterWrite(
      ...([id, await reading, isDone ? answer.value : undefined] as const),
    )
  if (isDone) return answer.value
  throw answer.reason
}
