import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/**
 * The membership of a user or group in a group. Names of both never change, so that lists can be
 * sorted by them.
 */
export const MembershipRecord = z.object({
  groupId: z.string(),
  groupName: z.string(),
  memberId: z.string(),
  memberName: z.string(),
})
export type MembershipRecord = z.infer<typeof MembershipRecord>

export function membershipKey(groupId: string, memberId: string): string {
  return `${groupId}/${memberId}`
}

export const memberships: CollectionDefinition<MembershipRecord> = {
  name: 'memberships',
  schema: MembershipRecord,
  key: ({ groupId, memberId }) => membershipKey(groupId, memberId),
  indexes: {
    group: ({ groupId, memberName }) => `${groupId}\0${memberName}`,
    member: ({ memberId, groupName }) => `${memberId}\0${groupName}`,
  },
}
