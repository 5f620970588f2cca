import * as z from 'zod/mini'
import { text } from './text.ts'

/**
 * The text of a filter. AWS compares it with the beginning of a value, case-sensitively.
 * Source: GEN-04.
 */
export const filterPrefix = text({ min: 1, max: 256 })

/** A request carries one filter at most. Problem: `oneFilter`. Source: GEN-04. */
export const oneFilter = z.refine<Record<string, unknown>>(
  (filters) => Object.values(filters).filter((value) => value !== undefined).length <= 1,
  { error: 'oneFilter' },
)
