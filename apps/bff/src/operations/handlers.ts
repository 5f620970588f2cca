import type { WorkMail } from '@aws-sdk/client-workmail'
import type { AwsServiceId } from '@mailroom/schemas/aws-call'
import type {
  Input,
  OperationId,
  Operations,
  Output,
  Resource,
  ResourceOf,
} from '@mailroom/schemas/operations'
import type { Request } from 'express'
import type * as z from 'zod/mini'
import type { Connection } from '../aws/clients.ts'
import type { ServiceClients } from '../aws/services.ts'
import type { Clock } from '../clock.ts'
import type { Person } from '../sessions/session-data.ts'
import type { Store } from '../store/open-store.ts'
import type { Note } from './recorded.ts'

/**
 * The context of every handler: whose call it is, and what every call may use. Other services are
 * given to the functions that make the handlers.
 */
export type Context = {
  person: Person
  requestId: string
  /** Adds what the handler finds out to the entry in the audit trail; a read has none. */
  note: Note
  store: Store
  clock: Clock
  /** The request; a step of a job lacks it. */
  request?: Request | undefined
}

/**
 * Sends a write. If its answer is lost or is a fault of AWS, looks whether it was carried out all
 * the same: then it counts as carried out, with `undefined` for an answer. Errors: those of the
 * write.
 */
export type Settle = <Answer>(
  id: string,
  input: Record<string, unknown>,
  send: () => Promise<Answer>,
) => Promise<Answer | undefined>

/**
 * The context of an operation at a connection: also the SDK's clients for the connection and its
 * Region, how its parts are settled, and the time at AWS.
 */
export type AwsContext = Context & {
  connection: Connection
  workmail: WorkMail
  /** Returns the client of another service. Error: ServiceDisabled. */
  client: <Id extends AwsServiceId>(service: Id) => Promise<ServiceClients[Id]>
  settle: Settle
  /** True for a step of a job, which has read the values before. */
  isStep: boolean
  awsNow: () => Date
}

/**
 * The context of an operation on the console itself: also the request, which a step of a job lacks.
 */
export type RequestContext = Context & { request: Request; csrfToken: string }

/**
 * The answer of a handler: the declared type, or all its members, each of its type or absent. The
 * SDK promises no member, so the answer is checked for required members.
 */
export type Answer<Value> = Value extends readonly (infer Item)[]
  ? readonly Answer<Item>[]
  : Value extends Record<string, unknown>
    ? Value | { [Key in keyof Value]-?: Answer<Value[Key]> | undefined }
    : Value

/** The compiler thinks that an input without members has every key. */
type ContextOf<Id extends OperationId> = string extends keyof Input<Id>
  ? RequestContext
  : 'region' extends keyof Input<Id>
    ? AwsContext
    : RequestContext

type Handler<Id extends OperationId> = (
  input: z.output<Operations[Id]['input']>,
  context: ContextOf<Id>,
) => Promise<Answer<Output<Id>>>

/** The handlers of some resources: one for each declared operation, or it does not compile. */
export type Handlers<Name extends Resource> = {
  [Id in OperationId as ResourceOf<Id> extends Name ? Id : never]: Handler<Id>
}
