import { settingQuota } from '../facts/quota.ts'
import { type PlanEntity, unchanged } from './change.ts'
import { refuseWithoutMailbox } from './refuse-entity.ts'

/** Sets the quota of mailboxes. Source: USR-17. */
export const updateQuota: PlanEntity<'updateQuota'> = async (entity, change, { reader }) => {
  refuseWithoutMailbox(entity)
  const { mailboxQuota } = change
  const before = await reader.quota(entity.id)
  return before === undefined || before === mailboxQuota
    ? unchanged
    : { steps: [settingQuota(entity.id, mailboxQuota, before)] }
}
