import { useQueries } from '@tanstack/react-query'
import { useOrganizationScope } from '../data/scope.ts'
import { readOptions } from '../data/use-read.ts'
import { useWholeList } from '../table/whole-list.ts'

type MailDomain = { name: string; isDefault: boolean; isVerified: boolean }

/** Returns whether the domains are still being read, so that nobody knows the default one. */
export function useMailDomainsPending(): boolean {
  return useWholeList('mailDomains.list', useOrganizationScope()).isPending
}

/**
 * Returns the domains for an address, with the default one marked; a domain of unknown state counts
 * as verified. Source: GEN-06.
 */
export function useMailDomains(): MailDomain[] {
  const scope = useOrganizationScope()
  const { data: listed = [] } = useWholeList('mailDomains.list', scope)
  const states = useQueries({
    queries: listed.map(({ domainName }) =>
      readOptions('mailDomains.describe', { ...scope, domainName }),
    ),
  })
  return listed.map(({ domainName, defaultDomain }, index) => ({
    name: domainName,
    isDefault: defaultDomain,
    isVerified: (states[index]?.data?.ownershipVerificationStatus ?? 'VERIFIED') === 'VERIFIED',
  }))
}
