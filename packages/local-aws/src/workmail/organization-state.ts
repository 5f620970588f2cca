import type { forcedStates, LifecycleRecord, OrganizationRecord } from '../state/organizations.ts'

/**
 * How long the states last here unless a control says otherwise; the service takes minutes.
 * Source: 06 CreateOrganization, DeleteOrganization [O].
 */
export const usualLifecycle: LifecycleRecord = {
  requestedMs: 1_000,
  creatingMs: 2_000,
  validatingMs: 0,
  deletingMs: 2_000,
}

/** Returns when an organization is Active, or Failed, in epoch milliseconds. */
function endOfCreation({ requestedAt, lifecycle = usualLifecycle }: OrganizationRecord): number {
  const { requestedMs, creatingMs, validatingMs, failsWith } = lifecycle
  return requestedAt + requestedMs + creatingMs + (failsWith === undefined ? validatingMs : 0)
}

/** Returns the state of an organization at a moment. Source: 06 §5.2, ORG-06. */
export function organizationState(
  organization: OrganizationRecord,
  now: Date,
): 'Requested' | 'Creating' | 'Active' | 'Deleting' | 'Deleted' | (typeof forcedStates)[number] {
  const { requestedAt, deletedAt, forced, lifecycle = usualLifecycle } = organization
  const { requestedMs, creatingMs, deletingMs, failsWith } = lifecycle
  const at = now.getTime()
  if (deletedAt !== undefined) return at < deletedAt + deletingMs ? 'Deleting' : 'Deleted'
  if (forced) return forced.state
  if (at < requestedAt + requestedMs) return 'Requested'
  if (at < requestedAt + requestedMs + creatingMs) return 'Creating'
  if (failsWith !== undefined) return 'Failed'
  return at < endOfCreation(organization) ? 'Validating' : 'Active'
}

/** Returns AWS's message about the state of an organization; undefined if it has none. */
export function errorMessage(organization: OrganizationRecord, now: Date): string | undefined {
  const { forced, lifecycle } = organization
  if (forced) return forced.errorMessage
  return organizationState(organization, now) === 'Failed' ? lifecycle?.failsWith : undefined
}

/**
 * Returns when an organization was completed; undefined while it is being created, or if that
 * failed. Source: 06 DescribeOrganization.
 */
export function completedDate(organization: OrganizationRecord, now: Date) {
  const { forced, lifecycle } = organization
  if (forced?.state === 'Failed' || lifecycle?.failsWith !== undefined) return undefined
  const completedAt = endOfCreation(organization)
  return completedAt <= now.getTime() ? new Date(completedAt) : undefined
}
