import { PolicyDocument } from '@mailroom/schemas/policies/policy-document'
import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The profiles that every local AWS has. */
export const builtInProfiles = ['full', 'readonly', 'helpdesk'] as const

/**
 * What one access key may do. The key belongs to the IAM user `name`; a role of the same name may do
 * the same. Kept for the account. Source: ERR-04.
 */
export const ProfileRecord = z.strictObject({
  accessKeyId: z.string().check(z.regex(/^[\w+=.@-]{1,128}$/)),
  name: z.string().check(z.regex(/^[\w+=,.@-]{1,64}$/)),
  /** A built-in profile with the same rights, or a policy. */
  policy: z.union([z.enum(builtInProfiles), PolicyDocument]),
})
export type ProfileRecord = z.infer<typeof ProfileRecord>

export const profiles: CollectionDefinition<ProfileRecord> = {
  name: 'profiles',
  schema: ProfileRecord,
  key: ({ accessKeyId }) => accessKeyId,
  indexes: { name: ({ name }) => name },
}

/**
 * Temporary credentials of a role. The secret key is not kept, because signatures are not verified.
 * Times in epoch milliseconds. Kept for the account.
 */
export const RoleSessionRecord = z.object({
  accessKeyId: z.string(),
  /** SHA-256 of the session token, in hexadecimal. */
  tokenHash: z.string(),
  roleName: z.string(),
  sessionName: z.string(),
  /** The session policy, which narrows what the role may do. */
  policy: z.optional(PolicyDocument),
  expiresAt: z.number(),
})
export type RoleSessionRecord = z.infer<typeof RoleSessionRecord>

export const roleSessions: CollectionDefinition<RoleSessionRecord> = {
  name: 'roleSessions',
  schema: RoleSessionRecord,
  key: ({ accessKeyId }) => accessKeyId,
  indexes: { accessKeyId: ({ accessKeyId }) => accessKeyId },
}
