import * as z from 'zod/mini'
import { MaxResults, NextToken } from './constraints/workmail-shapes.generated.ts'
import { text } from './text.ts'

/**
 * The requested page of a list: at most `maxResults` (1–100) items after `nextToken`.
 * Source: GEN-04.
 */
export const pageInput = {
  maxResults: z.optional(z.int().check(z.minimum(MaxResults.min), z.maximum(MaxResults.max))),
  nextToken: z.optional(text(NextToken)),
}

/**
 * A page of a list; the last page has no `nextToken`. Other pages may be short or empty, too (06
 * §2.7).
 */
export function page<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), nextToken: z.optional(z.string()) })
}
