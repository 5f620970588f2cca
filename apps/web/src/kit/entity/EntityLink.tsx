import type { EntityType } from '@mailroom/schemas/entities'
import { useOrganizationScope } from '../data/scope.ts'
import { AppLink } from '../page/AppLink.tsx'
import { entityPath } from './entity-path.ts'

type Props = {
  type: EntityType
  id: string
  /** The display name, or the name. */
  children: string
  /** A tab of the page, such as `permissions`. */
  tab?: string
}

/** A link to the page of a user, group or resource. */
export function EntityLink({ type, id, children, tab }: Props) {
  return <AppLink to={entityPath(useOrganizationScope(), { type, id }, tab)}>{children}</AppLink>
}
