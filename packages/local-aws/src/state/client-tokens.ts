import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The answer to a call with a client token; a repeated call receives the same answer. */
export const ClientTokenRecord = z.object({
  key: z.string(),
  request: z.string(),
  answer: z.record(z.string(), z.unknown()),
  /** Epoch milliseconds. */
  at: z.number(),
})
export type ClientTokenRecord = z.infer<typeof ClientTokenRecord>

export const clientTokens: CollectionDefinition<ClientTokenRecord> = {
  name: 'clientTokens',
  schema: ClientTokenRecord,
  key: ({ key }) => key,
}
