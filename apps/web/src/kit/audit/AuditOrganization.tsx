import { knownOrganizationName } from '../data/organization-name.ts'
import { type OrganizationScope, organizationPath } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { AppLink } from '../page/AppLink.tsx'

const nowhere: OrganizationScope = { connectionId: '', region: 'us-east-1', organizationId: '' }

/** Returns the alias of an organization as soon as it is known; once per Region it is read. */
export function useOrganizationAlias(scope: OrganizationScope | undefined): string | undefined {
  const known = scope && knownOrganizationName(scope)
  const { connectionId, region, organizationId } = scope ?? nowhere
  const { data } = useRead(
    'organizations.list',
    { connectionId, region },
    { enabled: scope !== undefined && known === undefined },
  )
  return known ?? data?.items.find((each) => each.organizationId === organizationId)?.alias
}

/** A link to an organization, by its alias as soon as that is known. */
export function AuditOrganization({ scope }: { scope: OrganizationScope }) {
  const alias = useOrganizationAlias(scope)
  return <AppLink to={organizationPath(scope)}>{alias ?? scope.organizationId}</AppLink>
}
