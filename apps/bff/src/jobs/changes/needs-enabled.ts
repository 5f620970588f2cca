import * as z from 'zod/mini'
import type { PlanContext } from '../plan-context.ts'
import type { StepDraft } from '../step.ts'

const Named = z.object({
  entityId: z.optional(z.string()),
  granteeId: z.optional(z.string()),
  groupId: z.optional(z.string()),
  memberId: z.optional(z.string()),
  resourceId: z.optional(z.string()),
  userId: z.optional(z.string()),
})

/**
 * The operations that AWS allows on enabled entities only. Source: EMB-07, GRP-08, PERM-05, GEN-14,
 * USR-17, RES-05.
 */
const forEnabled = new Set<string>([
  ...['groupMembers.associate', 'mailboxPermissions.put', 'mailboxes.updateQuota'],
  ...['aliases.create', 'aliases.delete', 'aliases.makePrimary', 'resources.update'],
])

function idsIn({ input }: StepDraft): string[] {
  return Object.values(Named.parse(input)).filter((id) => id !== undefined)
}

/** Returns whether all entities that a step needs enabled are enabled, now or by earlier steps. */
export async function areEnabled(
  step: StepDraft,
  before: readonly StepDraft[],
  { entity }: PlanContext,
): Promise<boolean> {
  if (!forEnabled.has(step.operation)) return true
  const enabledBefore = before
    .filter(({ operation }) => operation.endsWith('.enable'))
    .flatMap(idsIn)
  for (const id of idsIn(step)) {
    if (enabledBefore.includes(id)) continue
    const found = await entity(id)
    if (found?.state !== 'ENABLED') return false
  }
  return true
}
