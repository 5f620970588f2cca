import type { DescribedEntity } from '../directory-reader.ts'
import { attributeFacts, updatingUser } from '../facts/attributes.ts'
import { refuseRow } from '../plan-refusal.ts'
import { refuseEntity, refuseUnlessUser } from '../refuse-by-needs.ts'
import type { StepDraft, StepInput } from '../step.ts'
import type { PlanEntity } from './change.ts'

type Wanted = Partial<Omit<StepInput<'users.update'>, 'userId' | 'email' | 'expected'>>

/**
 * Returns a step that sets the wanted values that differ; no step if none do. Absent members stay
 * as they are; an empty text clears a member.
 */
export function updatingWhatDiffers(user: DescribedEntity, wanted: Wanted): StepDraft[] {
  if (wanted.displayName === '')
    refuseRow('MissingDisplayName', 'A display name cannot be cleared.')
  const now = attributeFacts(user, Object.keys(wanted))
  const different = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && (value === '' ? null : value) !== now[name],
  )
  if (different.length === 0) return []
  const names = different.map(([name]) => name)
  return [updatingUser(user.id, Object.fromEntries(different), attributeFacts(user, names))]
}

/** Sets the same data for several users, such as the department. Source: USR-15. */
export const updateUsers: PlanEntity<'updateUsers'> = (entity, { attributes }) => {
  refuseUnlessUser(entity)
  refuseEntity('users.update', entity)
  return { steps: updatingWhatDiffers(entity, attributes) }
}
