import * as z from 'zod/mini'

/** A filter's text; AWS compares the beginning and regards case. Source: GEN-04. */
export const filterPrefix = z.string().check(z.minLength(1), z.maxLength(256))

/** A request carries one filter at most. Problem: `oneFilter`. Source: GEN-04. */
export const oneFilter = z.refine<Record<string, unknown>>(
  (filters) => Object.values(filters).filter((value) => value !== undefined).length <= 1,
  { error: 'oneFilter' },
)
