import type { DnsPurpose, DnsResult } from '@mailroom/schemas/dns-records'
import { useQueries } from '@tanstack/react-query'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { streamOptions } from '../../../kit/page/Stream.tsx'
import { useDomainStates } from '../domain-states.ts'

/**
 * The purposes without a state at AWS. That a DMARC record differs says nothing, so only that it is
 * missing counts.
 */
const told: readonly DnsPurpose[] = [
  'mx',
  'spf',
  'autodiscover',
  'dmarc',
  'mailFromMx',
  'mailFromSpf',
]

export type DnsResults = {
  name: string
  /** What was wrong when somebody looked last. */
  wrong: readonly DnsResult[]
  /** True if nobody has looked for long, or if that is not known. */
  isUnknown: boolean
}

/**
 * Reads what the last DNS checks of the domains have found, whoever made them; those of a test domain
 * are AWS's. They ask nobody. Source: DOM-06, 03 §3.3.
 */
export function useDnsResults(): DnsResults[] {
  const scope = useOrganizationScope()
  const { domains } = useDomainStates()
  const own = domains.filter(({ state, isDefault }) => state && !state.isTestDomain && !isDefault)
  return useQueries({
    queries: own.map(({ name: domainName }) =>
      streamOptions('dnsRecords.listResults', { ...scope, domainName }),
    ),
    combine: (reads) =>
      reads.map(({ data }, index) => ({
        name: own[index]?.name ?? '',
        isUnknown: !data?.items.some(({ purpose }) => told.includes(purpose)),
        wrong: (data?.items ?? []).filter(
          ({ purpose, status }) =>
            told.includes(purpose) &&
            (status === 'missing' || (status === 'inconsistent' && purpose !== 'dmarc')),
        ),
      })),
  })
}
