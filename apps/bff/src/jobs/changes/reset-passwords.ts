import { settingPassword } from '../facts/password.ts'
import { refuseEntity, refuseUnlessUser } from '../refuse-by-needs.ts'
import type { PlanEntity } from './change.ts'

/** Sets new passwords, which are made or given when the step is sent. Source: USR-25. */
export const resetPasswords: PlanEntity<'resetPasswords'> = (entity) => {
  refuseUnlessUser(entity)
  refuseEntity('users.resetPassword', entity)
  return { steps: [settingPassword(entity.id)] }
}
