import { regions } from '@mailroom/schemas/region'
import type { RegionContext } from '../handlers.ts'
import type { OrganizationRecord } from '../state/organizations.ts'
import { organizationState } from './organization-state.ts'

/**
 * Returns the organization of the account that has a domain, in any Region.
 * Source: 06 RegisterMailDomain.
 */
export function domainOwner(
  { state, now }: Pick<RegionContext, 'state' | 'now'>,
  domain: string,
): OrganizationRecord | undefined {
  return regions
    .flatMap((region) => state.organizations.slice(region, { index: 'alias', limit: 10_000 }).items)
    .find(
      (organization) =>
        state.mailDomains.get(organization.id, domain) !== undefined &&
        organizationState(organization, now) !== 'Deleted',
    )
}
