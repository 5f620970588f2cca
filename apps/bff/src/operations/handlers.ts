import type { WorkMail } from '@aws-sdk/client-workmail'
import type {
  Input,
  OperationId,
  Operations,
  Output,
  Resource,
  ResourceOf,
} from '@mailroom/schemas'
import type { Request } from 'express'
import type * as z from 'zod/mini'
import type { Connection } from '../aws/clients.ts'
import type { Clock } from '../clock.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Person } from '../sessions/session-data.ts'
import type { Store } from '../store/open-store.ts'

/** What every handler is given: who asks, and the console's own things. */
export type Context = {
  person: Person
  requestId: string
  store: Store
  clock: Clock
  directoryIndex: DirectoryIndex
  jobs: Jobs
  connections: readonly Connection[]
  endOfServiceDate: string
}

/** And where the operation acts at a connection: the SDK's client for it and its Region, and the time at AWS. */
export type AwsContext = Context & { workmail: WorkMail; awsNow: () => Date }

/** And where it is about the console itself: the request, which a step of a job has not. */
export type RequestContext = Context & { request: Request; csrfToken: string }

/**
 * What a handler may answer: what is declared, or every member that is declared, each of its type or absent. The SDK promises no member, so whether
 * those are there that have to be is checked when the answer comes.
 */
export type Answer<Value> = Value extends readonly (infer Item)[]
  ? readonly Answer<Item>[]
  : Value extends Record<string, unknown>
    ? Value | { [Key in keyof Value]-?: Answer<Value[Key]> | undefined }
    : Value

/** An input without members has every key, as far as the compiler knows. */
type ContextOf<Id extends OperationId> = string extends keyof Input<Id>
  ? RequestContext
  : 'region' extends keyof Input<Id>
    ? AwsContext
    : RequestContext

type Handler<Id extends OperationId> = (
  input: z.output<Operations[Id]['input']>,
  context: ContextOf<Id>,
) => Promise<Answer<Output<Id>>>

/** The handlers of some resources: one for each operation that is declared, or it does not compile. */
export type Handlers<Name extends Resource> = {
  [Id in OperationId as ResourceOf<Id> extends Name ? Id : never]: Handler<Id>
}
