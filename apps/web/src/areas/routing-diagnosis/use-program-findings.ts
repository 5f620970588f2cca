import type { Finding } from './findings.ts'
import { useDnsFinding, useDomain, useOrganizationFinding } from './use-domain-findings.ts'
import { useOwnerFindings } from './use-owner-findings.ts'

/**
 * Checks what can keep mail programs from finding the mailbox of an address, or those of a domain: the
 * owner, and the way to the settings, which phase 2 of AutoDiscover shows too. Source: DOM-28, DOM-30.
 */
export function useProgramFindings(address: string | undefined, domainName: string): Finding[] {
  const { found, isForeign, isTestDomain, isAsked } = useDomain(domainName)
  const organization = useOrganizationFinding()
  const owner = useOwnerFindings(address, 'find')
  const autodiscover = useDnsFinding('autodiscover', domainName, isAsked)
  const head = [...organization, found, ...owner]
  return isForeign || isTestDomain ? head : [...head, autodiscover]
}
