import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

const userIds = z.optional(z.array(z.string()))

/**
 * A rule of an impersonation role as WorkMail spells it. Users are ids; a rule without users
 * applies to all.
 */
export const ImpersonationRule = z.object({
  ImpersonationRuleId: z.string(),
  Name: z.optional(z.string()),
  Description: z.optional(z.string()),
  Effect: z.enum(['ALLOW', 'DENY']),
  TargetUsers: userIds,
  NotTargetUsers: userIds,
})
export type ImpersonationRule = z.infer<typeof ImpersonationRule>

/** Times in epoch milliseconds. */
export const ImpersonationRoleRecord = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['FULL_ACCESS', 'READ_ONLY']),
  description: z.optional(z.string()),
  rules: z.array(ImpersonationRule),
  createdAt: z.number(),
  modifiedAt: z.number(),
})
export type ImpersonationRoleRecord = z.infer<typeof ImpersonationRoleRecord>

export const impersonationRoles: CollectionDefinition<ImpersonationRoleRecord> = {
  name: 'impersonationRoles',
  schema: ImpersonationRoleRecord,
  key: ({ id }) => id,
  // Names are unique regardless of case (00-index, decision 13).
  indexes: { nameKey: ({ name }) => name.toLowerCase() },
}
