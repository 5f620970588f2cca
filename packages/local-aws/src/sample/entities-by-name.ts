import type { GroupRecord } from '../state/groups.ts'
import type { State } from '../state/state.ts'
import type { UserRecord } from '../state/users.ts'

/**
 * Returns the users and groups of an organization by name; the sample data refer to them by name.
 */
export function entitiesByName(
  { users, groups }: State,
  organizationId: string,
): ReadonlyMap<string, UserRecord | GroupRecord> {
  const all = [
    ...users.each(organizationId, { index: 'name' }),
    ...groups.each(organizationId, { index: 'name' }),
  ]
  return new Map(all.map((entity) => [entity.name, entity]))
}
