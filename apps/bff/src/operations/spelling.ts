import { awsName } from '@mailroom/schemas/spelling'

type AwsKey<Key> = Key extends 'arn' ? 'ARN' : Key extends string ? Capitalize<Key> : never
type OurKey<Key> = Key extends 'ARN' ? 'arn' : Key extends string ? Uncapitalize<Key> : never

/** Says where to ask AWS; these members are not sent to it. */
type Where = 'connectionId' | 'region'

/**
 * An input in AWS's spelling: every member with a capital letter, without connection and Region.
 */
export type Pascal<Value> = Value extends readonly (infer Item)[]
  ? Pascal<Item>[]
  : Value extends object
    ? { [Key in keyof Value as Key extends Where ? never : AwsKey<Key>]: Pascal<Value[Key]> }
    : Value

/** An answer in our spelling: every member with a small letter, times as ISO 8601 text. */
export type Camel<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? Camel<Item>[]
    : Value extends object
      ? { [Key in keyof Value as OurKey<Key>]-?: Camel<Value[Key]> | undefined }
      : Value

function renamed(value: unknown, rename: (key: string) => string): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [rename(key), renamed(member, rename)]),
  )
}

function ourName(name: string): string {
  return name === 'ARN' ? 'arn' : name.charAt(0).toLowerCase() + name.slice(1)
}

/** Returns our input in AWS's spelling. */
export function pascal<Input extends object>(input: Input): Pascal<Input> {
  const {
    connectionId: _,
    region: __,
    ...members
  } = input as Input & Partial<Record<Where, unknown>>
  // Renaming every key does exactly what the type says.
  return renamed(members, awsName) as Pascal<Input>
}

/** Returns AWS's answer in our spelling. */
export function camel<Answer>(answer: Answer): Camel<Answer> {
  // Renaming every key does exactly what the type says.
  return renamed(answer, ourName) as Camel<Answer>
}

/**
 * Returns null for a missing value and an empty text: AWS omits members that were never set, and
 * returns an empty text for cleared ones.
 */
export function orNull<Value>(value: Value | undefined): Value | null {
  return value === undefined || value === '' ? null : value
}
