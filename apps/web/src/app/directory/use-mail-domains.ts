import { useQueries } from '@tanstack/react-query'
import { readOptions } from '../api/use-read.ts'
import { useOrganizationScope } from '../scope.ts'
import { useWholeList } from '../table/whole-list.ts'

type MailDomain = { name: string; isDefault: boolean; isVerified: boolean }

/** The domains an address can have, the default one marked; one whose state is not known yet counts as verified. Source: GEN-06. */
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
