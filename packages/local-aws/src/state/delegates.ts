import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** A user or a group that answers the booking requests of a resource. */
export const DelegateRecord = z.object({
  resourceId: z.string(),
  delegateId: z.string(),
  /** Names of users and groups never change. */
  delegateName: z.string(),
  delegateType: z.enum(['USER', 'GROUP']),
})
export type DelegateRecord = z.infer<typeof DelegateRecord>

export function delegateKey(resourceId: string, delegateId: string): string {
  return `${resourceId}/${delegateId}`
}

export const delegates: CollectionDefinition<DelegateRecord> = {
  name: 'delegates',
  schema: DelegateRecord,
  key: ({ resourceId, delegateId }) => delegateKey(resourceId, delegateId),
  indexes: {
    resource: ({ resourceId, delegateName }) => `${resourceId}\0${delegateName}`,
    delegate: ({ delegateId }) => `${delegateId}\0`,
  },
}
