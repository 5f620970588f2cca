import * as z from 'zod/mini'
import type { TextConstraint } from './constraints/constraint.ts'

/** Refuses NUL and marks that turn the direction of what follows: a text would look like another. */
function isPlain(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0') && !/\p{Bidi_Control}/u.test(value)
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
