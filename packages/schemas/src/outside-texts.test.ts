import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { declarationOf, isOperationId, operations } from './operations.ts'
import { plainText, searchedText, text } from './text.ts'

/** Returns the schemas of all values in a schema, with their paths. */
function schemasIn(schema: z.core.$ZodType, path: string): [string, z.core.$ZodType][] {
  const inside = (part: z.core.$ZodType, name: string) => schemasIn(part, `${path}.${name}`)
  if (schema instanceof z.ZodMiniObject)
    return Object.entries(schema.def.shape).flatMap(([name, part]) => inside(part, name))
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable)
    return schemasIn(schema.def.innerType, path)
  if (schema instanceof z.ZodMiniArray) return inside(schema.def.element, '[]')
  if (schema instanceof z.ZodMiniRecord)
    return [...inside(schema.def.keyType, 'key'), ...inside(schema.def.valueType, 'value')]
  if (schema instanceof z.ZodMiniUnion || schema instanceof z.ZodMiniDiscriminatedUnion)
    return schema.def.options.flatMap((part) => schemasIn(part, path))
  return [[path, schema]]
}

const harmless = [z.ZodMiniEnum, z.ZodMiniLiteral, z.ZodMiniBoolean, z.ZodMiniNumber] as const

test('S3 every text of every input passes the check for plain texts, and has a largest length', () => {
  const all = Object.entries(operations).flatMap(([id, { input }]) => schemasIn(input, id))
  const others = all.filter(([, schema]) => !harmless.some((kind) => schema instanceof kind))
  const problems = others.flatMap(([path, schema]) => {
    if (!(schema instanceof z.ZodMiniString)) return [`${path} is a ${schema._zod.def.type}`]
    const { checks = [] } = schema.def
    if (!checks.includes(plainText)) return [`${path} takes any text`]
    // The longest is the value of a TXT record, 65,536 characters.
    // What carries a file says how large its request may be.
    const [, id = ''] = /^(\w+\.\w+)/.exec(path) ?? []
    const { maxBodyBytes = 70_000 } = isOperationId(id) ? declarationOf(id) : {}
    const isBounded = !schema.safeParse('a'.repeat(maxBodyBytes)).success
    return isBounded ? [] : [`${path} has no largest length`]
  })
  expect(others.length).toBeGreaterThan(300)
  expect(problems).toEqual([])
})

test('S3 the walk finds a plain string wherever it is', () => {
  const schema = z.strictObject({
    a: z.optional(z.array(z.string())),
    b: z.record(z.string(), z.union([z.literal('x'), z.string()])),
  })
  const found = schemasIn(schema, 'in').filter(([, part]) => part instanceof z.ZodMiniString)
  expect(found.map(([path]) => path)).toEqual(['in.a.[]', 'in.b.key', 'in.b.value'])
})

test('S3 no text with NUL, half a character or a direction mark is accepted, wherever it is', () => {
  const bad = fc.constantFrom('\0', '\ud83d', '\udc00', '\u200f', '\u202e', '\u2066')
  const schema = text({ max: 256 })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), bad, fc.string(), (before, mark, after) => {
      expect(schema.safeParse(`${before}${mark}${after}`).success).toBe(false)
    }),
  )
})

test('a searched text loses the direction marks that were copied with it', () => {
  expect(searchedText.parse('\u202a+49 30 1234\u202c ')).toBe('+49 30 1234')
  expect(searchedText.safeParse('\u202a').success).toBe(false)
  expect(searchedText.safeParse('a\0b').success).toBe(false)
})
