import type { forcedStates, OrganizationRecord } from '../state/organizations.ts'

/**
 * How long the states last here, in milliseconds; the service takes minutes.
 * Source: 06 CreateOrganization, DeleteOrganization [O].
 */
const requestedMs = 1_000
const creatingMs = 2_000
const deletingMs = 2_000

/** Returns the state of an organization at a moment. Source: 06 §5.2. */
export function organizationState(
  { requestedAt, deletedAt, forced }: OrganizationRecord,
  now: Date,
): 'Requested' | 'Creating' | 'Active' | 'Deleting' | 'Deleted' | (typeof forcedStates)[number] {
  const at = now.getTime()
  if (deletedAt !== undefined) return at < deletedAt + deletingMs ? 'Deleting' : 'Deleted'
  if (forced) return forced.state
  if (at < requestedAt + requestedMs) return 'Requested'
  return at < requestedAt + requestedMs + creatingMs ? 'Creating' : 'Active'
}

/**
 * Returns when an organization was completed; undefined while it is being created, or if that
 * failed. Source: 06 DescribeOrganization.
 */
export function completedDate({ requestedAt, forced }: OrganizationRecord, now: Date) {
  const completedAt = requestedAt + requestedMs + creatingMs
  const isCompleted = completedAt <= now.getTime() && forced?.state !== 'Failed'
  return isCompleted ? new Date(completedAt) : undefined
}
