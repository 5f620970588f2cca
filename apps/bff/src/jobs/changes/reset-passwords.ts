import { settingPassword } from '../facts/password.ts'
import type { PlanEntity } from './change.ts'
import { refuseWithoutMailbox } from './refuse-entity.ts'

/** Sets new passwords, which are made or given when the step is sent. Source: USR-25. */
export const resetPasswords: PlanEntity<'resetPasswords'> = (entity) => {
  refuseWithoutMailbox(entity)
  return { steps: [settingPassword(entity.id)] }
}
