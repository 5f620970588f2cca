import { personalAttributes } from '@mailroom/schemas/directory-rules'
import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'
import { entityMembers, searchIndexes } from './entities.ts'

function capitalized<Name extends string>(name: Name) {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}` as Capitalize<Name>
}

/**
 * The members of a user that `UpdateUser` sets and `DescribeUser` shows unchanged. Source: USR-15.
 */
export const profileMembers = personalAttributes.map(capitalized)
export type ProfileMember = (typeof profileMembers)[number]

export const UserRecord = z.object({
  entityType: z.literal('USER'),
  ...entityMembers,
  role: z.enum(['USER', 'RESOURCE', 'SYSTEM_USER', 'REMOTE_USER']),
  profile: z.partialRecord(z.enum(profileMembers), z.string()),
  identityProviderUserId: z.optional(z.string()),
  mailboxProvisionedAt: z.optional(z.number()),
  mailboxDeprovisionedAt: z.optional(z.number()),
  quotaMb: z.number(),
  /** Salt and hash, both in hex. */
  passwordHash: z.optional(z.string()),
})
export type UserRecord = z.infer<typeof UserRecord>

export const users: CollectionDefinition<UserRecord> = {
  name: 'users',
  schema: UserRecord,
  key: ({ id }) => id,
  indexes: {
    ...searchIndexes,
    displayName: ({ profile }) => profile.DisplayName,
    identityProviderUserId: ({ identityProviderUserId }) => identityProviderUserId,
    // An id belongs to one user, regardless of the case of its hexadecimal digits (IDC-09).
    identityProviderUserIdKey: ({ identityProviderUserId }) =>
      identityProviderUserId?.toLowerCase(),
  },
}
