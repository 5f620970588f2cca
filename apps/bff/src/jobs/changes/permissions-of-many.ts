import type { PermissionType } from '@mailroom/schemas/mailbox-permissions'
import type { DescribedEntity } from '../directory-reader.ts'
import { matches } from '../facts/fact.ts'
import { granting, revoking } from '../facts/permission.ts'
import type { PlanContext } from '../plan-context.ts'
import { refuseRow } from '../plan-refusal.ts'
import { isRefused, refuseEntity } from '../refuse-by-needs.ts'
import type { StepDraft } from '../step.ts'
import type { PlanEntity } from './change.ts'

const sendPermissions: readonly PermissionType[] = ['SEND_AS', 'SEND_ON_BEHALF']

/**
 * Returns the permissions after a grant: the old and the new ones, but only one way of sending.
 * Source: PERM-02.
 */
function added(before: readonly PermissionType[], granted: readonly PermissionType[]) {
  const replaces = granted.some((value) => sendPermissions.includes(value))
  const kept = before.filter((value) => !(replaces && sendPermissions.includes(value)))
  return [...new Set([...kept, ...granted])].sort()
}

/** Refuses grants that are impossible. Source: PERM-02, PERM-05, PERM-08. */
function refuseGrant(
  owner: DescribedEntity,
  grantee: DescribedEntity,
  values: readonly PermissionType[],
): void {
  if (owner.id === grantee.id)
    refuseRow('OwnMailbox', `${owner.name} may do everything with its own mailbox.`)
  if (grantee.type === 'RESOURCE') refuseRow('WrongType', `${grantee.name} is a resource.`)
  if (values.includes('FULL_ACCESS') && [owner.type, grantee.type].includes('GROUP'))
    refuseRow('NoFullAccessForGroups', 'Full access is neither for groups nor to them.')
  if (isRefused('mailboxPermissions.put', { name: grantee.name, state: grantee.state }))
    refuseRow('GranteeNotEnabled', `${grantee.name} is not enabled.`)
}

/** Returns steps that grant permissions on a mailbox to entities that do not have them. */
export async function grantingTo(
  owner: DescribedEntity,
  granteeIds: readonly string[],
  granted: readonly PermissionType[],
  { reader, entity }: PlanContext,
): Promise<StepDraft[]> {
  refuseEntity('mailboxPermissions.put', owner)
  const permissions = await reader.permissions(owner.id)
  const steps: StepDraft[] = []
  for (const granteeId of granteeIds) {
    const grantee = await entity(granteeId)
    if (!grantee) return refuseRow('GranteeNotFound', `There is no ${granteeId}.`)
    refuseGrant(owner, grantee, granted)
    const before = permissions.find((each) => each.granteeId === grantee.id)?.values ?? null
    const after = added(before ?? [], granted)
    if (matches({ values: before }, { values: after })) continue
    steps.push(granting({ entityId: owner.id, grantee, before }, after))
  }
  return steps
}

/** Grants permissions on mailboxes, or permissions to send for groups. Source: PERM-05, PERM-08. */
export const grantPermissions: PlanEntity<'grantPermissions'> = async (owner, change, context) => ({
  steps: await grantingTo(owner, change.granteeIds, change.permissionValues, context),
})

/** Removes all permissions on mailboxes. Source: PERM-07. */
export const revokePermissions: PlanEntity<'revokePermissions'> = async (
  owner,
  change,
  context,
) => {
  const permissions = await context.reader.permissions(owner.id)
  const steps: StepDraft[] = []
  for (const granteeId of change.granteeIds) {
    const grantee = (await context.entity(granteeId)) ?? { id: granteeId, name: granteeId }
    const before = permissions.find((each) => each.granteeId === grantee.id)?.values
    if (before) steps.push(revoking({ entityId: owner.id, grantee, before }))
  }
  return { steps }
}
