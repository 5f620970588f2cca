import { maxSpfLookups } from '@mailroom/schemas/merge-spf'
import { proposedSpf } from '@mailroom/schemas/proposed-spf'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDnsCheck } from './use-dns-check.ts'

/** The most characters of the record that are shown; a copy has all of them. */
const longestShown = 400

/**
 * The SPF record to have in place of those in DNS: a name may have one only. The page needs the words
 * `dnsCheck`. Source: DOM-37.
 */
export function SpfProposal({ purpose }: { purpose: 'spf' | 'mailFromSpf' }) {
  const text = useText('dnsCheck')
  const { list } = useFormats()
  const { data } = useDnsCheck(purpose).query
  const proposed = data && proposedSpf(data)
  if (!proposed) return null
  const { value, lookups, found, dropped } = proposed
  const shown = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value
  return (
    <div>
      <div>{text('spfMerged', { count: found })}</div>
      <Copyable what={text('spfMergedValue')} shown={visible(shown)}>
        {value}
      </Copyable>
      {dropped.length > 0 && (
        <div>{text('spfDropped', { values: list(dropped.slice(0, 5).map(visible)) })}</div>
      )}
      {lookups > maxSpfLookups && <div>{text('spfLookups', { lookups, max: maxSpfLookups })}</div>}
    </div>
  )
}
