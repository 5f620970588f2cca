import * as z from 'zod/mini'

/** The members that users, groups and resources have in common. Times in epoch milliseconds. */
export const entityMembers = {
  id: z.string(),
  name: z.string(),
  state: z.enum(['ENABLED', 'DISABLED']),
  hiddenFromGlobalAddressList: z.boolean(),
  /**
   * The primary address, or the last one of a disabled entity; absent before the first
   * registration.
   */
  email: z.optional(z.string()),
  enabledAt: z.optional(z.number()),
  disabledAt: z.optional(z.number()),
}

type EntityMembers = { name: string; state: string; email?: string | undefined }

/** The indexes by which lists of entities are sorted and filtered. */
export const searchIndexes = {
  name: ({ name }: EntityMembers) => name,
  // Names are unique regardless of case (00-index, decision 13).
  nameKey: ({ name }: EntityMembers) => name.toLowerCase(),
  email: ({ email }: EntityMembers) => email,
  state: ({ state, name }: EntityMembers) => `${state}\0${name}`,
}
