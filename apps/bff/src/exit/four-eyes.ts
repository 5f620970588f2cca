import type { Scope } from '../directory-index/scope.ts'
import type { Context } from '../operations/handlers.ts'
import { refusal } from '../operations/refusal.ts'
import { approvalsOf, type Subject } from '../store/approvals.ts'

/**
 * Returns the check of what needs a second administrator. It returns who has approved it, for the
 * audit trail. Error: ApprovalNeeded. Without `EXIT_FOUR_EYES` everything passes. Source: EXIT-03.
 */
export function fourEyes(isRequired: boolean) {
  return async (
    scope: Scope,
    subject: Subject,
    { store, clock, person }: Context,
  ): Promise<{ approvedBy?: string }> => {
    if (!isRequired) return {}
    const approvedBy = await approvalsOf(store, scope, clock.now()).approverOf(subject, person)
    if (approvedBy === undefined)
      throw refusal('ApprovalNeeded', 'A second administrator has to approve this first.')
    return { approvedBy }
  }
}
export type FourEyes = ReturnType<typeof fourEyes>
