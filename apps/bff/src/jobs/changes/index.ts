import type { Change, ChangeKind } from '@mailroom/schemas/changes'
import type { PlanContext } from '../plan-context.ts'
import { addAlias, removeAliases } from './aliases-of-many.ts'
import { associateIdentities } from './associate-identities.ts'
import type { PlanRows, RowPlan } from './change.ts'
import { deleteForGood } from './delete.ts'
import { disable } from './disable.ts'
import { enable } from './enable.ts'
import { forEachTarget } from './for-each-target.ts'
import { addToGroups, removeFromGroups } from './groups-of-many.ts'
import { importUsers } from './import-users.ts'
import { moveDomain } from './move-domain.ts'
import { offboard } from './offboard.ts'
import { onboard } from './onboard.ts'
import { grantPermissions, revokePermissions } from './permissions-of-many.ts'
import { putDeviceOverrides } from './put-device-overrides.ts'
import { resetPasswords } from './reset-passwords.ts'
import { revokeTokens } from './revoke-tokens.ts'
import { setHidden } from './set-hidden.ts'
import { undo } from './undo.ts'
import { updateQuota } from './update-quota.ts'
import { updateUsers } from './update-users.ts'

/** Turns each kind of change into rows; a missing kind does not compile. */
const plans: { [Kind in ChangeKind]: PlanRows<Kind> } = {
  enable: forEachTarget(enable),
  disable: forEachTarget(disable),
  delete: forEachTarget(deleteForGood),
  revokeTokens,
  putDeviceOverrides,
  resetPasswords: forEachTarget(resetPasswords),
  updateQuota: forEachTarget(updateQuota),
  setHidden: forEachTarget(setHidden),
  updateUsers: forEachTarget(updateUsers),
  addToGroups: forEachTarget(addToGroups),
  removeFromGroups: forEachTarget(removeFromGroups),
  addAlias: forEachTarget(addAlias),
  removeAliases: forEachTarget(removeAliases),
  grantPermissions: forEachTarget(grantPermissions),
  revokePermissions: forEachTarget(revokePermissions),
  importUsers,
  moveDomain,
  offboard,
  onboard,
  associateIdentities,
  undo,
}

/** Returns the rows of a change, which are then planned one by one. */
export function rowPlansOf(change: Change, context: PlanContext): Promise<RowPlan[]> {
  // Each function is typed by its kind, and this is the function of `change.kind`.
  const plan = plans[change.kind] as (change: Change, context: PlanContext) => Promise<RowPlan[]>
  return plan(change, context)
}
