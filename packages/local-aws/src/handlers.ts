import type { Principal } from './access/principals.ts'
import type { Buckets } from './buckets.ts'
import type { State } from './state/state.ts'

/** The operations of an SDK package: those that have a command. */
type OperationOf<Sdk> = Exclude<
  { [Name in keyof Sdk]: Name extends `${infer Operation}Command` ? Operation : never }[keyof Sdk],
  '$' | ''
>

type CommandOf<Sdk, Name extends string> = Sdk[Extract<`${Name}Command`, keyof Sdk>]

/** Required members are present, because the constraints were checked before. */
type Checked<Input> = {
  [Member in keyof Input]: Record<string, never> extends Pick<Input, Member>
    ? Input[Member]
    : Exclude<Input[Member], undefined>
}

/** A command's input is optional if nothing is required; a handler always receives it. */
type InputOf<Command> = Command extends new (
  ...inputs: infer Inputs
) => unknown
  ? Exclude<Inputs, []> extends [infer Input]
    ? Checked<Input>
    : never
  : never

type OutputOf<Command> = Command extends new (
  ...input: never[]
) => {
  resolveMiddleware: (
    ...stack: never[]
  ) => (...request: never[]) => Promise<{ output: infer Output }>
}
  ? Omit<Output, '$metadata'>
  : never

/** The state, a Region of the account and the time. */
export type RegionContext = { state: State; region: string; now: Date }

/**
 * The context of an operation. Everything an operation does is one transaction: an error undoes it
 * all.
 */
export type Context = RegionContext & { buckets: Buckets }

/** The context of an operation that somebody calls. */
export type CallContext = Context & { caller: Principal }

/**
 * The operations of an SDK package by their API name, with the types of the SDK. `Given` is the part
 * of the context they use. Errors are thrown as AwsError.
 */
export type HandlersOf<Sdk, Given = Context> = {
  [Name in OperationOf<Sdk>]?: (
    input: InputOf<CommandOf<Sdk, Name>>,
    context: Given,
  ) => OutputOf<CommandOf<Sdk, Name>>
}
