import { useOrganizationScope, useRegionScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useDirectoryCount } from '../directory-counts.ts'
import type { Usage } from './quotas.ts'

/** What is in use: undefined while it is counted; with the error if it cannot be. */
export type Used = { count: number | undefined; error: Error | null }

/** Counts what is in use, each on its own. `refetch` counts again. Source: QUOTA-42. */
export function useUsage() {
  const scope = useOrganizationScope()
  const region = useRegionScope()
  const organizations = useWholeList('organizations.list', region)
  const domains = useWholeList('mailDomains.list', scope)
  const rules = useRead('accessControlRules.list', scope)
  const tags = useRead('organizationTags.list', scope)
  const users = useDirectoryCount({ types: ['USER'] })
  const told = (count: number | undefined, error: Error | null): Used => ({
    count,
    error: count === undefined ? error : null,
  })
  const living = organizations.data?.filter(({ state }) => state !== 'Deleted')
  const used: Record<Usage, Used> = {
    organizations: told(living?.length, organizations.error),
    users: told(users.count, users.error),
    domains: told(domains.data?.length, domains.error),
    accessControlRules: told(rules.data?.items.length, rules.error),
    tags: told(
      // Tags of AWS do not count. Source: TAG-04.
      tags.data?.items.filter(({ key }) => !key.toLowerCase().startsWith('aws:')).length,
      tags.error,
    ),
  }
  const reads = [organizations, domains, rules, tags]
  return {
    used,
    isFetching: reads.some(({ isFetching }) => isFetching),
    refetch: () => Promise.all([...reads, users].map(({ refetch }) => refetch())),
  }
}
