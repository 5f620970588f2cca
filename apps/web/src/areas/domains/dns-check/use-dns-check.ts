import type { DnsPurpose } from '@mailroom/schemas/dns-records'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { streamOptions } from '../../../kit/page/Stream.tsx'

/** A check asks servers elsewhere: it is repeated when somebody wants it. Milliseconds. */
const staleMs = 60_000

/**
 * Checks the DNS records of a purpose of the domain in the address. `last` is the last result that
 * servers have given, whoever asked them, while there is no newer one. Source: 03 §3.3.
 */
export function useDnsCheck(purpose: DnsPurpose, isNeeded = true) {
  const { domainName = '' } = useParams()
  const domain = { ...useOrganizationScope(), domainName }
  const input = { ...domain, purpose }
  const query = useQuery({
    ...streamOptions('dnsRecords.check', input),
    ...{ staleTime: staleMs, refetchOnWindowFocus: false, enabled: isNeeded },
  })
  const { data, error } = query
  const isUnknown =
    error !== null ||
    // Where nothing is configured, no server was asked.
    (data?.status === 'unchecked' && data.causes[0]?.code !== 'notConfigured')
  const results = useQuery({
    ...readOptions('dnsRecords.listResults', domain),
    // A check that failed had a result before, maybe since this page was loaded.
    ...{ enabled: isUnknown, staleTime: 0 },
  })
  return {
    ...{ query, input, error, check: error ? undefined : data },
    last: isUnknown ? results.data?.items.find((each) => each.purpose === purpose) : undefined,
  }
}
