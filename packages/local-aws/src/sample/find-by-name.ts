import type { GroupRecord } from '../state/groups.ts'
import type { State } from '../state/state.ts'
import type { UserRecord } from '../state/users.ts'

/** The user or the group of exactly this name, which is how the sample data refer to each other. */
export function findByName(
  { users, groups }: State,
  organizationId: string,
  name: string,
): UserRecord | GroupRecord | undefined {
  return groups.find(organizationId, 'name', name) ?? users.find(organizationId, 'name', name)
}
