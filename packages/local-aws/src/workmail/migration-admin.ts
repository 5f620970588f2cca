import type { OrganizationRecord } from '../state/organizations.ts'
import type { Context } from './handlers.ts'

/**
 * Ends a migration when its administrator goes; nobody else may open every mailbox in their place.
 * Source: MIG-06.
 */
export function endMigrationBy(
  { state, region }: Context,
  organization: OrganizationRecord,
  userId: string,
): void {
  const { migrationAdmin, ...rest } = organization
  if (migrationAdmin === userId) state.organizations.put(region, rest)
}
