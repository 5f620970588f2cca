import { AppLink } from '../AppLink.tsx'
import { useRead } from '../api/use-read.ts'
import { type OrganizationScope, organizationPath } from '../scope.ts'
import { knownOrganizationName } from '../shell/organization-name.ts'

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
