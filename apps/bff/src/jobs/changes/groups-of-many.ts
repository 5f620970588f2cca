import type { DescribedEntity } from '../directory-reader.ts'
import { joining, leaving } from '../facts/membership.ts'
import type { PlanContext } from '../plan-context.ts'
import { refuseRow } from '../plan-refusal.ts'
import { refuseEntity } from '../refuse-by-needs.ts'
import type { StepDraft } from '../step.ts'
import type { PlanEntity } from './change.ts'

/**
 * Returns steps that add an entity to the groups, by id or name, that it is not a member of yet.
 * Source: GRP-08.
 */
export async function joiningGroups(
  member: Pick<DescribedEntity, 'id' | 'type' | 'name'>,
  groups: readonly string[],
  current: readonly { id: string }[],
  { memberships }: PlanContext,
): Promise<StepDraft[]> {
  const steps: StepDraft[] = []
  for (const named of groups) {
    const group = await memberships.groupToJoin(named)
    if (current.some(({ id }) => id === group.id)) continue
    if (member.type === 'GROUP') await memberships.joinGroup(member, group)
    steps.push(joining(group, member.id))
  }
  return steps
}

/** Adds users and groups to groups. Source: GRP-08. */
export const addToGroups: PlanEntity<'addToGroups'> = async (entity, { groupIds }, context) => {
  if (entity.type === 'RESOURCE') refuseRow('WrongType', 'A resource cannot be a member.')
  refuseEntity('groupMembers.associate', entity)
  const current = await context.reader.groupsOf(entity.id)
  return { steps: await joiningGroups(entity, groupIds, current, context) }
}

/** Removes users and groups from groups. Source: GRP-09. */
export const removeFromGroups: PlanEntity<'removeFromGroups'> = async (
  entity,
  { groupIds },
  { reader },
) => {
  const current = await reader.groupsOf(entity.id)
  const left = current.filter(({ id }) => groupIds.includes(id))
  return { steps: left.map((group) => leaving(group, entity.id)) }
}
