import * as z from 'zod/mini'
import type { TextConstraint } from './constraints/constraint.ts'

/**
 * A text as the service model demands it. Lengths count UTF-16 units as the model's do for the characters its patterns allow.
 * Problems: `too_small`, `too_big`, `invalid_format`.
 */
export function text({ min, max, pattern }: TextConstraint) {
  const checks = [
    ...(min === undefined ? [] : [z.minLength(min)]),
    ...(max === undefined ? [] : [z.maxLength(max)]),
    ...(pattern === undefined ? [] : [z.regex(pattern)]),
  ]
  return z.string().check(...checks)
}
