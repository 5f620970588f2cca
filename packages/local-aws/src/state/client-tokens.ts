import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** What a call with a client token answered, so that its repetition answers the same. */
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
