import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import { useMemo } from 'react'
import { isOnePerName, useToHave } from '../dns-check/use-to-have.ts'
import { useDomain } from '../use-domain.ts'
import { type WantedRecord, wantedRecords } from './dns-records.ts'

/**
 * Returns the records that the domain shall have in DNS: where a name may have only one record of a
 * kind, with what it has already. Source: DOM-05, DOM-37, DOM-38.
 */
export function useRecords(identity: DomainIdentity | undefined): readonly WantedRecord[] {
  const { domain, input } = useDomain()
  const { domainName, region } = input
  const all = useMemo(
    () => wantedRecords(domain.records, domainName, region, identity),
    [domain, domainName, region, identity],
  )
  const isWanted = (purpose: string) => all.some((record) => record.purpose === purpose)
  const { toHave: spf } = useToHave('spf', isWanted('spf'))
  const { toHave: dmarc } = useToHave('dmarc', isWanted('dmarc'))
  const { toHave: mailFromSpf } = useToHave('mailFromSpf', isWanted('mailFromSpf'))
  return useMemo(() => {
    const known = { spf, dmarc, mailFromSpf }
    return all.map((record): WantedRecord => {
      if (!isOnePerName(record.purpose)) return record
      const toHave = known[record.purpose]
      const value = 'value' in toHave ? toHave.value : record.value
      return { ...record, value, toHave, proposed: record.value }
    })
  }, [all, spf, dmarc, mailFromSpf])
}
