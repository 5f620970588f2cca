import type { EntityType } from '@mailroom/schemas'
import { AppLink } from '../AppLink.tsx'
import { organizationPath, useOrganizationScope } from '../scope.ts'

const pages = { USER: 'users', GROUP: 'groups', RESOURCE: 'resources' } as const satisfies Record<
  EntityType,
  string
>

type Props = {
  type: EntityType
  id: string
  /** What people call it. */
  children: string
  /** A tab of its page, such as `permissions`. */
  tab?: string
}

/** A link to the page of a user, group or resource. */
export function EntityLink({ type, id, children, tab }: Props) {
  const page = organizationPath(useOrganizationScope(), `${pages[type]}/${id}`)
  return <AppLink to={tab === undefined ? page : `${page}/${tab}`}>{children}</AppLink>
}
