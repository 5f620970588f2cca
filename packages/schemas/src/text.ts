import * as z from 'zod/mini'
import type { TextConstraint } from './constraints/constraint.ts'

/** NUL, and marks that turn the direction of what follows; both make a text look like another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const misleading = /[\u0000\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

function isPlain(value: string): boolean {
  return value.isWellFormed() && !misleading.test(value)
}

/**
 * Makes the schema of a text from its constraint in the service model. Lengths count UTF-16 units,
 * as the model's do for the characters its patterns allow. Problems: `too_small`, `too_big`,
 * `invalid_format`, and `notText` for NUL, lone surrogates and direction marks.
 */
export function text({ min, max, pattern }: TextConstraint) {
  const checks = [
    ...(min === undefined ? [] : [z.minLength(min)]),
    ...(max === undefined ? [] : [z.maxLength(max)]),
    ...(pattern === undefined ? [] : [z.regex(pattern)]),
  ]
  return z.string().check(...checks, z.refine(isPlain, { error: 'notText' }))
}
