import type { OrganizationRecord } from '../state/organizations.ts'
import type { Context } from './handlers.ts'

/** Ends a migration with the user who carries it out: nobody else may open every mailbox in his place. Source: MIG-06. */
export function endMigrationBy(
  { state, region }: Context,
  organization: OrganizationRecord,
  userId: string,
): void {
  const { migrationAdmin, ...rest } = organization
  if (migrationAdmin === userId) state.organizations.put(region, rest)
}
