import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The MTA-STS policy that a domain serves, as text. Source: CUT-10; RFC 8461, 3.2. */
const MtaStsPolicy = z.object({ domain: z.string(), text: z.string() })

export const mtaStsPolicies: CollectionDefinition<z.infer<typeof MtaStsPolicy>> = {
  name: 'mtaStsPolicies',
  schema: MtaStsPolicy,
  key: ({ domain }) => domain,
}
