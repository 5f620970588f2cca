import { can } from '@mailroom/schemas/can'
import type { Declaration } from '@mailroom/schemas/declare'
import { fieldProblems } from '@mailroom/schemas/field-problems'
import {
  declarationOf,
  type OperationId,
  type Resource,
  resourceOf,
} from '@mailroom/schemas/operations'
import { rolesText } from '@mailroom/schemas/role'
import { masked, maskedText, secretsOf } from '@mailroom/schemas/secret'
import { lacksCapability } from '@mailroom/schemas/why-not'
import * as z from 'zod/mini'
import { targetOf } from '../audit/known.ts'
import type { AuditTrail } from '../audit/trail.ts'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import { type AwsRequest, inAwsRequest } from '../aws/aws-request.ts'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { Clock } from '../clock.ts'
import type { Person } from '../sessions/session-data.ts'
import type { Store } from '../store/open-store.ts'
import type { AwsContext, Context, Handlers, RequestContext } from './handlers.ts'
import { inTurn } from './in-turn.ts'
import type { Note } from './recorded.ts'
import { Refusal, refusal } from './refusal.ts'
import { settleWith, unsettled } from './settle.ts'

/** The services that every operation needs, and the handlers of the operations to perform. */
export type Performer = {
  store: Store
  clock: Clock
  audit: AuditTrail
  clients: AwsClients
  connections: readonly Connection[]
  handlers: Partial<Handlers<Resource>>
}

/** A call of an operation: by a request, or as a step of a job. */
export type Call = {
  id: OperationId
  person: Person
  /** Identifies the call in the audit trail and in the log. */
  requestId: string
  body: unknown
  /** Adds what the operation finds out to its entry in the trail. */
  note?: Note | undefined
  /** True if nobody waits for it. */
  paced?: boolean
  /** Called when a look at AWS, and not an answer, has shown that a write was carried out. */
  onFound?: (() => void) | undefined
  /** Makes a last check, which may refuse the call. */
  admit?: () => Promise<void>
  /** The request, for operations on the console itself. */
  request?: Pick<RequestContext, 'request' | 'csrfToken'>
}

/** The members of any operation's input. */
type Members = Record<string, unknown>

/** Any handler; the schema that types its input has parsed it. */
type AnyHandler = (
  input: Members,
  context: Partial<AwsContext & RequestContext>,
) => Promise<unknown>

const Where = z.object({ connectionId: z.string(), region: z.string() })

const Place = z.object({ ...Where.shape, organizationId: z.optional(z.string()) })

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

type Target = NonNullable<ReturnType<typeof connectionFor>>

/** Settles the parts of a call that a person waits for. */
function settling({ clients }: Performer, { body, onFound }: Call, target: Target) {
  const { data } = z.object({ organizationId: z.string() }).safeParse(body)
  return settleWith({
    organizationId: data?.organizationId ?? '',
    client: (service) => clients.client(service, target.connection, target.region, 'read'),
    limitMs: clients.timeoutMs / 3,
    onFound: () => onFound?.(),
  })
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

/** Returns a refusal with the field that the declaration assigns to its code. */
function atItsField({ errorFields = {} }: Declaration, input: Members, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  const { code } = error.error
  const declared = Object.hasOwn(errorFields, code) ? errorFields[code] : undefined
  const field = typeof declared === 'function' ? declared(input) : declared
  if (field === undefined) return error
  return error.with({ fields: { [field]: { code } } })
}

/**
 * Returns an error that repeats no secret of the input. Removes a message that contains one,
 * because a mask would show that it does, and where. Source: T-29.
 */
function withoutSecretsOf({ input: schema }: Declaration, body: unknown, error: unknown): unknown {
  const secrets = secretsOf(schema, body)
  if (secrets.length === 0 || !(error instanceof Error)) return error
  const tells = secrets.some((secret) => error.message.includes(secret))
  if (error instanceof Refusal) {
    const { message, fields } = error.error
    const isDeclared = (path: string) =>
      schema instanceof z.ZodMiniObject && Object.hasOwn(schema.def.shape, path)
    const paths = Object.entries(fields ?? {}).map(
      ([path, problem]) => [isDeclared(path) ? path : maskedText(path, secrets), problem] as const,
    )
    return error.with({
      message: tells ? '' : message,
      ...(fields ? { fields: Object.fromEntries(paths) } : {}),
    })
  }
  return tells ? new Error(`${error.name}, whose message repeats a secret`) : error
}

/**
 * Returns a failed write's refusal with whether it may have changed something: AWS has carried out
 * a part of it, or may have carried it out although its answer is lost or is a fault.
 */
function withDoubt(id: OperationId, request: AwsRequest, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  const mayHaveChanged = request.writesDone + request.writesInDoubt > 0
  if (mayHaveChanged) return error.with({ mayHaveChanged, operation: id })
  return error.status >= 500 ? error.with({ mayHaveChanged }) : error
}

/** An address that a new user, group or resource gets. */
const Addressed = z.object({ email: z.string() })

/** Returns what only one request at a time may write; undefined if a write needs no turn. */
function thingOf({ id, body }: Call): unknown[] | undefined {
  const { input, inTurnBy } = declarationOf(id)
  // A creation looks whether its address is free; of several at once each would find it free, and
  // all but one would leave somebody disabled behind.
  if (inTurnBy === 'email') return ['address', Addressed.parse(body).email.toLowerCase()]
  if (inTurnBy === 'resource') return [resourceOf(id)]
  const isEdit = input instanceof z.ZodMiniObject && Object.hasOwn(input.def.shape, 'expected')
  const target = targetOf(id, body)
  return isEdit ? [resourceOf(id), target?.id ?? target?.name] : undefined
}

/**
 * Carries out an edit, which has what the person saw, when no other person edits the same thing,
 * and a creation when no other one gives the same address. The steps of jobs have an order of their
 * own. Source: USR-15, GEN-05.
 */
function inItsTurn<Answer>(
  { store, clients: { timeoutMs } }: Performer,
  call: Call,
  handle: () => Promise<Answer>,
): Promise<Answer> {
  const thing = call.paced ? undefined : thingOf(call)
  if (!thing) return handle()
  const { data } = Place.safeParse(call.body)
  return inTurn({ store, thing: JSON.stringify([data, ...thing]), timeoutMs }, handle)
}

async function performDeclared(
  performer: Performer,
  declaration: Declaration,
  call: Call,
): Promise<unknown> {
  const { id, person, requestId, body, note = () => {}, paced = false, admit, request } = call
  const { clients, connections, store, clock } = performer
  const { kind, changesOnlyMailroom = false } = declaration
  if (!can(person.roles, id))
    throw refusal(
      'NotAllowed',
      `The roles of this account (${rolesText(person.roles)}) may not do this.`,
    )
  const input = parseInput(declaration, body)
  const target = connectionFor(input, connections)
  if (kind === 'write' && !changesOnlyMailroom && target?.connection.readOnly)
    throw refusal('ReadOnlyConnection', 'This connection may only be read.')
  if (lacksCapability(id, { isLocal: target?.connection.local ?? false }))
    throw refusal('NoPublicApi', 'Amazon WorkMail has no public API for this.')
  await admit?.()
  const context: Context & Partial<RequestContext> = {
    ...{ ...request, person, requestId, note, store, clock },
  }
  const handler = performer.handlers[id] as AnyHandler | undefined
  if (!handler) throw new Error(`There is no handler of ${id}`)
  const told = (error: unknown) => atItsField(declaration, input, error)
  if (!target)
    return handler(input, context).then(
      (answer) => declaration.output.parse(answer),
      (error: unknown) => {
        throw told(error)
      },
    )
  const { connection, region } = target
  const limitMs = paced ? undefined : clients.timeoutMs
  return inAwsRequest({ person: person.accountId, limitMs }, async (request) => {
    try {
      const settle = paced ? unsettled : settling(performer, call, target)
      const awsNow = () => clients.now(connection)
      const workmail = await clients.workmail(connection, region, kind, { paced })
      const client: AwsContext['client'] = (service) =>
        clients.client(service, connection, region, kind, { paced })
      const handle = () =>
        inItsTurn(performer, call, () =>
          handler(input, {
            ...{ ...context, connection, workmail, client, settle, awsNow, isStep: paced },
          }),
        )
      // Other writes have several parts, and settle each.
      const isOnePart = kind === 'write' && declaration.output instanceof z.ZodMiniVoid
      return parseAnswer(id, await (isOnePart ? settle(id, input, handle) : handle()))
    } catch (error) {
      const known = told(refusalOfAwsError(error))
      throw kind === 'write' ? withDoubt(id, request, known) : known
    }
  })
}

/**
 * Performs an operation for a known person: rights, input, connection, AWS, answer. Neither answer
 * nor error repeats a secret of the input. Errors: Refusal; anything else is our own fault.
 */
export async function perform(performer: Performer, call: Call): Promise<unknown> {
  const declaration = declarationOf(call.id)
  try {
    const answer = await performDeclared(performer, declaration, call)
    return masked(answer, secretsOf(declaration.input, call.body))
  } catch (error) {
    throw withoutSecretsOf(declaration, call.body, error)
  }
}
