import * as z from 'zod/mini'

/** What users, groups and resources have in common. Times in epoch milliseconds. */
export const entityMembers = {
  id: z.string(),
  name: z.string(),
  state: z.enum(['ENABLED', 'DISABLED']),
  hiddenFromGlobalAddressList: z.boolean(),
  /** The primary address, also the last one of a disabled entity; absent before the first registration. */
  email: z.optional(z.string()),
  enabledAt: z.optional(z.number()),
  disabledAt: z.optional(z.number()),
}

type EntityMembers = { name: string; state: string; email?: string | undefined }

/** What the lists of entities are sorted and filtered by. */
export const searchIndexes = {
  name: ({ name }: EntityMembers) => name,
  // Names are unique without regard to case (00-index, decision 13).
  nameKey: ({ name }: EntityMembers) => name.toLowerCase(),
  email: ({ email }: EntityMembers) => email,
  state: ({ state, name }: EntityMembers) => `${state}\0${name}`,
}
