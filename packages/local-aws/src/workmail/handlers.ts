import type { State } from '../state/state.ts'

type Sdk = typeof import('@aws-sdk/client-workmail')

export type WorkMailOperation = Exclude<
  { [Name in keyof Sdk]: Name extends `${infer Operation}Command` ? Operation : never }[keyof Sdk],
  '$' | ''
>

type CommandOf<Name extends WorkMailOperation> = Sdk[Extract<`${Name}Command`, keyof Sdk>]

/** Required members are there: the constraints were checked before. */
type Given<Input> = {
  [Member in keyof Input]: Record<string, never> extends Pick<Input, Member>
    ? Input[Member]
    : Exclude<Input[Member], undefined>
}

type InputOf<Name extends WorkMailOperation> =
  CommandOf<Name> extends new (input: infer Input) => unknown ? Given<Input> : never

type OutputOf<Name extends WorkMailOperation> =
  CommandOf<Name> extends new (
    ...input: never[]
  ) => {
    resolveMiddleware: (
      ...stack: never[]
    ) => (...request: never[]) => Promise<{ output: infer Output }>
  }
    ? Omit<Output, '$metadata'>
    : never

/** What an operation works with. Everything it does is one transaction: an error undoes it all. */
export type Context = { state: State; region: string; now: Date }

/** Operations by their API name, typed by the SDK. Errors are thrown as AwsError. */
export type Handlers = {
  [Name in WorkMailOperation]?: (input: InputOf<Name>, context: Context) => OutputOf<Name>
}
