import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** A user of IAM Identity Center; kept by identity store. */
export const IdentityStoreUserRecord = z.object({
  id: z.string(),
  userName: z.string(),
  displayName: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.optional(z.string()),
  /** A disabled user signs in nowhere. Source: IDC-07. */
  enabled: z.boolean(),
  createdAt: z.number(),
})
export type IdentityStoreUserRecord = z.infer<typeof IdentityStoreUserRecord>

export const identityStoreUsers: CollectionDefinition<IdentityStoreUserRecord> = {
  name: 'identityStoreUsers',
  schema: IdentityStoreUserRecord,
  key: ({ id }) => id,
  indexes: { userName: ({ userName }) => userName.toLowerCase() },
}

/** A group of IAM Identity Center; kept by identity store. */
export const IdentityStoreGroupRecord = z.object({
  id: z.string(),
  displayName: z.string(),
  description: z.string(),
  createdAt: z.number(),
})
export type IdentityStoreGroupRecord = z.infer<typeof IdentityStoreGroupRecord>

export const identityStoreGroups: CollectionDefinition<IdentityStoreGroupRecord> = {
  name: 'identityStoreGroups',
  schema: IdentityStoreGroupRecord,
  key: ({ id }) => id,
  indexes: { displayName: ({ displayName }) => displayName.toLowerCase() },
}

/** A member of a group; kept by identity store. */
export const IdentityStoreMembershipRecord = z.object({
  id: z.string(),
  groupId: z.string(),
  userId: z.string(),
  createdAt: z.number(),
})

export const identityStoreMemberships: CollectionDefinition<
  z.infer<typeof IdentityStoreMembershipRecord>
> = {
  name: 'identityStoreMemberships',
  schema: IdentityStoreMembershipRecord,
  key: ({ groupId, userId }) => `${groupId}\0${userId}`,
  indexes: {
    group: ({ groupId, userId }) => `${groupId}\0${userId}`,
    member: ({ groupId, userId }) => `${userId}\0${groupId}`,
  },
}
