import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

const list = z.optional(z.array(z.string()))

/**
 * The conditions of an access control rule; an absent or empty list is no condition.
 * Source: ACR-04.
 */
export const AccessControlConditions = z.object({
  Actions: list,
  NotActions: list,
  IpRanges: list,
  NotIpRanges: list,
  UserIds: list,
  NotUserIds: list,
  ImpersonationRoleIds: list,
  NotImpersonationRoleIds: list,
})

/** An access control rule as WorkMail spells it. Times in epoch milliseconds. */
export const AccessControlRuleRecord = z.extend(AccessControlConditions, {
  Name: z.string(),
  Effect: z.enum(['ALLOW', 'DENY']),
  Description: z.string(),
  createdAt: z.number(),
  modifiedAt: z.number(),
})
export type AccessControlRuleRecord = z.infer<typeof AccessControlRuleRecord>

export const accessControlRules: CollectionDefinition<AccessControlRuleRecord> = {
  name: 'accessControlRules',
  schema: AccessControlRuleRecord,
  key: ({ Name }) => Name,
  indexes: { name: ({ Name }) => Name },
}
