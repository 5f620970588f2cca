import type { EntityType } from '@mailroom/schemas/entities'
import { type OrganizationScope, organizationPath } from '../data/scope.ts'

/** The addresses of the lists of users, groups and resources, below an organization's. */
export const listPaths = {
  USER: 'users',
  GROUP: 'groups',
  RESOURCE: 'resources',
} as const satisfies Record<EntityType, string>

/**
 * Returns the address of the page of a user, group or resource, or of a tab such as `permissions`.
 */
export function entityPath(
  scope: OrganizationScope,
  { type, id }: { type: EntityType; id: string },
  tab?: string,
): string {
  const page = `${listPaths[type]}/${id}`
  return organizationPath(scope, tab === undefined ? page : `${page}/${tab}`)
}
