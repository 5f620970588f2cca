import type { OrganizationRecord } from '../state/organizations.ts'

/** How long the states last here, in milliseconds; the service takes minutes. Source: 06 CreateOrganization, DeleteOrganization [O]. */
const requestedMs = 1_000
const creatingMs = 2_000
const deletingMs = 2_000

/** The state an organization is in at a moment. Source: 06 §5.2. */
export function organizationState(
  { requestedAt, deletedAt }: OrganizationRecord,
  now: Date,
): 'Requested' | 'Creating' | 'Active' | 'Deleting' | 'Deleted' {
  const at = now.getTime()
  if (deletedAt !== undefined) return at < deletedAt + deletingMs ? 'Deleting' : 'Deleted'
  if (at < requestedAt + requestedMs) return 'Requested'
  return at < requestedAt + requestedMs + creatingMs ? 'Creating' : 'Active'
}

/** When an organization became Active, in epoch milliseconds. */
export function completedAt({ requestedAt }: OrganizationRecord): number {
  return requestedAt + requestedMs + creatingMs
}
