import type { Buckets } from './buckets.ts'
import type { State } from './state/state.ts'

/** The operations of an SDK package: those it has a command for. */
type OperationOf<Sdk> = Exclude<
  { [Name in keyof Sdk]: Name extends `${infer Operation}Command` ? Operation : never }[keyof Sdk],
  '$' | ''
>

type CommandOf<Sdk, Name extends string> = Sdk[Extract<`${Name}Command`, keyof Sdk>]

/** Required members are there: the constraints were checked before. */
type Given<Input> = {
  [Member in keyof Input]: Record<string, never> extends Pick<Input, Member>
    ? Input[Member]
    : Exclude<Input[Member], undefined>
}

/** A command's input may be left out where nothing is required; here it is always there. */
type InputOf<Command> = Command extends new (
  ...inputs: infer Inputs
) => unknown
  ? Exclude<Inputs, []> extends [infer Input]
    ? Given<Input>
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

/** A Region of the account at a moment. */
export type RegionContext = { state: State; region: string; now: Date }

/** What an operation works with. Everything it does is one transaction: an error undoes it all. */
export type Context = RegionContext & { buckets: Buckets }

/** The operations of an SDK package by their API name, typed by it. Errors are thrown as AwsError. */
export type HandlersOf<Sdk> = {
  [Name in OperationOf<Sdk>]?: (
    input: InputOf<CommandOf<Sdk, Name>>,
    context: Context,
  ) => OutputOf<CommandOf<Sdk, Name>>
}
