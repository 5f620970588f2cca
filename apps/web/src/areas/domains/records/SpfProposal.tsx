import { maxSpfLookups } from '@mailroom/schemas/merge-spf'
import { useRead } from '../../../kit/data/use-read.ts'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain } from '../use-domain.ts'
import { proposedSpf } from './proposed-spf.ts'
import { visibleValue } from './visible-value.ts'

/** The SPF record to have in place of others: a domain may have one only. Source: DOM-37. */
export function SpfProposal({ wanted }: { wanted: string }) {
  const text = useText('domainRecords')
  const { input } = useDomain()
  const { data } = useRead('dnsRecords.check', { ...input, purpose: 'spf' })
  const proposed = data && proposedSpf(data, input.domainName, wanted)
  if (!proposed) return null
  const { value, lookups, found } = proposed
  return (
    <div>
      <div>{text('spfMerged', { count: found })}</div>
      <Copyable what={text('spfMergedValue')} shown={visibleValue(value)}>
        {value}
      </Copyable>
      {lookups > maxSpfLookups && <div>{text('spfLookups', { lookups, max: maxSpfLookups })}</div>}
    </div>
  )
}
