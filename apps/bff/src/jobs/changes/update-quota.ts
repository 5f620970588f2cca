import { settingQuota } from '../facts/quota.ts'
import { refuseEntity, refuseUnlessUser } from '../refuse-by-needs.ts'
import { type PlanEntity, unchanged } from './change.ts'

/** Sets the quota of mailboxes. Source: USR-17. */
export const updateQuota: PlanEntity<'updateQuota'> = async (entity, change, { reader }) => {
  refuseUnlessUser(entity)
  refuseEntity('mailboxes.updateQuota', entity)
  const { mailboxQuota } = change
  const before = await reader.quota(entity.id)
  return before === undefined || before === mailboxQuota
    ? unchanged
    : { steps: [settingQuota(entity.id, mailboxQuota, before)] }
}
