import fc from 'fast-check'
import * as z from 'zod/mini'

type Schema = z.core.$ZodType

/** A size limit, bound or pattern of a schema, as zod keeps it. */
const Check = z.object({
  check: z.string(),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  value: z.optional(z.number()),
  pattern: z.optional(z.instanceof(RegExp)),
})

function checksOf(schema: Schema) {
  const { checks = [] } = schema._zod.def
  return checks.flatMap((check) => Check.safeParse(check._zod.def).data ?? [])
}

function minimumOf(schema: Schema): number {
  return Math.max(0, ...checksOf(schema).flatMap(({ minimum }) => minimum ?? []))
}

function fits(schema: Schema): (value: unknown) => boolean {
  return (value) => z.safeParse(schema, value).success
}

/** Texts that exist, by the member that takes them; `''` is for all others. */
export type Pool = { readonly [member: string]: readonly string[] }

/** Arbitraries are tried this often before a value of the pool has to do. */
const samples = 40

function texts(schema: Schema, pool: readonly string[]): fc.Arbitrary<unknown> {
  const checks = checksOf(schema)
  const min = minimumOf(schema)
  const max = Math.min(min + 40, ...checks.flatMap(({ maximum }) => maximum ?? []))
  const pattern = checks.find((each) => each.pattern)?.pattern
  // fast-check cannot make texts for a pattern that looks ahead or behind.
  const isMakeable = !/\(\?<?[=!]/.test(pattern?.source ?? '')
  const free =
    pattern && isMakeable
      ? fc.stringMatching(new RegExp(pattern.source, pattern.flags.replace('g', '')))
      : fc.string({ minLength: min, maxLength: max, unit: 'grapheme' })
  const made = isMakeable
    ? fc.sample(free, { seed: min + max, numRuns: samples }).filter(fits(schema))
    : []
  const known = pool.filter(fits(schema))
  if (made.length + known.length === 0) throw new Error('No text fits a schema')
  if (known.length === 0) return fc.constantFrom(...made)
  if (made.length === 0) return fc.constantFrom(...known)
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom(...made) },
  )
}

function numbers(schema: Schema): fc.Arbitrary<unknown> {
  const checks = checksOf(schema)
  const bound = (name: string) =>
    checks.find(({ check, value }) => check === name && value !== undefined)?.value
  const min = bound('greater_than') ?? Number.MIN_SAFE_INTEGER
  const max = bound('less_than') ?? Number.MAX_SAFE_INTEGER
  return fc.oneof(
    fc.integer({ min, max: Math.min(max, Math.max(min, 0) + 100) }),
    fc.constantFrom(min, max),
  )
}

/**
 * Returns values that an input's schema accepts, at least in each of its parts. Texts are those of
 * the pool where they fit – ids and addresses that exist –, and else made from the schema.
 */
export function valuesOf(schema: Schema, pool: Pool, name = ''): fc.Arbitrary<unknown> {
  const inside = (part: Schema) => valuesOf(part, pool, name)
  if (schema instanceof z.ZodMiniOptional)
    return fc.option(inside(schema.def.innerType), { nil: undefined, freq: 2 })
  if (schema instanceof z.ZodMiniNullable)
    return fc.option(inside(schema.def.innerType), { nil: null, freq: 2 })
  if (schema instanceof z.ZodMiniObject)
    return fc.record(
      Object.fromEntries(
        Object.entries(schema.def.shape).map(([member, part]) => [
          member,
          valuesOf(part, pool, member),
        ]),
      ),
    )
  if (schema instanceof z.ZodMiniArray) {
    const minLength = minimumOf(schema)
    return fc.array(inside(schema.def.element), { minLength, maxLength: minLength + 2 })
  }
  if (schema instanceof z.ZodMiniRecord)
    return fc
      .array(fc.tuple(inside(schema.def.keyType), inside(schema.def.valueType)), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries.map(([key, value]) => [String(key), value])))
  if (schema instanceof z.ZodMiniUnion || schema instanceof z.ZodMiniDiscriminatedUnion)
    return fc.oneof(...schema.def.options.map(inside))
  if (schema instanceof z.ZodMiniEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodMiniLiteral) return fc.constantFrom(...schema.def.values)
  if (schema instanceof z.ZodMiniBoolean) return fc.boolean()
  if (schema instanceof z.ZodMiniNumber) return numbers(schema)
  if (schema instanceof z.ZodMiniString) return texts(schema, pool[name] ?? pool[''] ?? [])
  throw new Error(`No values are known for ${schema._zod.def.type}`)
}

/**
 * Returns the smallest value that an input's schema accepts: optional members are absent, lists as
 * short as they may be, choices the first. Texts are those of the pool where one fits.
 */
export function smallestOf(schema: Schema, pool: Pool, name = ''): unknown {
  if (schema instanceof z.ZodMiniOptional) return undefined
  if (schema instanceof z.ZodMiniObject) {
    const members = Object.entries(schema.def.shape).map(
      ([member, part]) => [member, smallestOf(part, pool, member)] as const,
    )
    return Object.fromEntries(members.filter(([, value]) => value !== undefined))
  }
  if (schema instanceof z.ZodMiniArray)
    return Array.from({ length: minimumOf(schema) }, () =>
      smallestOf(schema.def.element, pool, name),
    )
  if (schema instanceof z.ZodMiniString) {
    const known = [...(pool[name] ?? []), ...(pool[''] ?? [])].find(fits(schema))
    return known ?? fc.sample(texts(schema, []), { seed: 1, numRuns: 1 })[0]
  }
  if (schema instanceof z.ZodMiniEnum) return schema.options[0]
  if (schema instanceof z.ZodMiniBoolean) return false
  return fc.sample(valuesOf(schema, pool, name), { seed: 1, numRuns: 1 })[0]
}
