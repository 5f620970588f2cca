import type * as z from 'zod/mini'
import type { AwsAction, AwsCall } from './aws-call.ts'
import type { Role } from './role.ts'

/** What an operation's input has to be: an object, so that every problem has a field. */
type InputSchema = z.ZodMiniType<Record<string, unknown>>

type Members<Input extends InputSchema> = Extract<keyof z.infer<Input>, string>

/** Everything that is not written here – endpoint, checks, rights, audit entry, client, cache key – is derived from it. */
export type Declaration<
  Input extends InputSchema = InputSchema,
  Output extends z.ZodMiniType = z.ZodMiniType,
> = {
  kind: 'read' | 'write'
  /** One sentence in the infinitive, for the API reference. */
  summary: string
  /** Whoever is not named is refused. */
  roles: readonly Role[]
  input: Input
  output: Output
  /** The AWS calls it makes, in order; a bare action is called with the input as it is. Empty where AWS is not asked. */
  aws: readonly (AwsAction | AwsCall<z.infer<Input>>)[]
  /** The field an AWS error belongs to, by the error's name. */
  errorFields?: { readonly [error: string]: Members<Input> }
  /** Resources whose reads are stale afterwards, besides its own. */
  changes?: readonly string[]
  /** True where no read of its own resource tells what it changes: nobody reads a password. */
  isSilent?: true
  /** True where a person may only do it so often a minute. */
  limited?: true
  /** How large a request may be, in bytes, where it carries more than a form. */
  maxBodyBytes?: number
}

type Fields<Input extends InputSchema, Output extends z.ZodMiniType> = Omit<
  Declaration<Input, Output>,
  'kind'
>

/** Declares an operation that changes nothing. */
export function read<const Input extends InputSchema, const Output extends z.ZodMiniType>(
  fields: Fields<Input, Output>,
) {
  return { kind: 'read', ...fields } as const satisfies Declaration<Input, Output>
}

/** Declares an operation that changes something: it is recorded before it is sent and refused on a read-only connection. */
export function write<const Input extends InputSchema, const Output extends z.ZodMiniType>(
  fields: Fields<Input, Output>,
) {
  return { kind: 'write', ...fields } as const satisfies Declaration<Input, Output>
}
