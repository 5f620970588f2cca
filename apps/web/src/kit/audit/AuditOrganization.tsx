import { knownOrganizationName } from '../data/organization-name.ts'
import { type OrganizationScope, organizationPath } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { AppLink } from '../page/AppLink.tsx'

/** A link to an organization, by its alias as soon as that is known; once per Region it is read. */
export function AuditOrganization({ scope }: { scope: OrganizationScope }) {
  const known = knownOrganizationName(scope)
  const { connectionId, region, organizationId } = scope
  const { data } = useRead(
    'organizations.list',
    { connectionId, region },
    { enabled: known === undefined },
  )
  const listed = data?.items.find((each) => each.organizationId === organizationId)
  return <AppLink to={organizationPath(scope)}>{known ?? listed?.alias ?? organizationId}</AppLink>
}
