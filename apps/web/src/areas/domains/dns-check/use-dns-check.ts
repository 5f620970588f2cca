import type { DnsCheck, DnsPurpose } from '@mailroom/schemas/dns-records'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { streamOptions } from '../../../kit/page/Stream.tsx'

/** A check asks servers elsewhere: it is repeated when somebody wants it. Milliseconds. */
const staleMs = 60_000

/**
 * Checks the DNS records of a purpose of the domain in the address. `last` is the last result that
 * servers have given, while there is no newer one. Source: 03 §3.3.
 */
export function useDnsCheck(purpose: DnsPurpose) {
  const client = useQueryClient()
  const { domainName = '' } = useParams()
  const input = { ...useOrganizationScope(), domainName, purpose }
  const query = useQuery({
    ...streamOptions('dnsRecords.check', input),
    ...{ staleTime: staleMs, refetchOnWindowFocus: false },
  })
  const { data, error } = query
  // Not under the operation's name, because nothing reads it again.
  const lastKey = ['lastDnsCheck', input]
  const isChecked = data !== undefined && data.status !== 'unchecked'
  useEffect(() => {
    if (isChecked) client.setQueryData<DnsCheck>(lastKey, data)
  })
  const isNew = isChecked && !error
  return {
    ...{ query, input, error, check: error ? undefined : data },
    last: isNew ? undefined : client.getQueryData<DnsCheck>(lastKey),
  }
}
