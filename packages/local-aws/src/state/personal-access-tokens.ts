import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The metadata of a token; its value is not kept. Times in epoch milliseconds. */
export const PersonalAccessTokenRecord = z.object({
  id: z.string(),
  userId: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.number(),
  lastUsedAt: z.optional(z.number()),
  /** Absent if it never expires. */
  expiresAt: z.optional(z.number()),
})
export type PersonalAccessTokenRecord = z.infer<typeof PersonalAccessTokenRecord>

export const personalAccessTokens: CollectionDefinition<PersonalAccessTokenRecord> = {
  name: 'personalAccessTokens',
  schema: PersonalAccessTokenRecord,
  key: ({ id }) => id,
  indexes: {
    createdAt: ({ createdAt }) => new Date(createdAt).toISOString(),
    user: ({ userId, createdAt }) => `${userId}\0${new Date(createdAt).toISOString()}`,
  },
}
