import {
  differentDmarcPolicies,
  dmarcChanges,
  dmarcFlaws,
  dmarcStrictness,
  policyOf,
} from '@mailroom/schemas/dmarc'
import { differentSpfEnds, maxSpfLookups } from '@mailroom/schemas/merge-spf'
import { Status } from '@mailroom/ui/Status'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { type OnePerName, type ToHave, useToHave } from './use-to-have.ts'

/** The most characters of a record that are shown; a copy has all of them. */
const longestShown = 400

function cut(value: string): string {
  return visible(value.length > longestShown ? `${value.slice(0, longestShown)}…` : value)
}

type MilderProps = { found: readonly string[]; value: string }

/**
 * Says that of SPF or DMARC records which differ in how strict they are, the mildest decides. The page
 * needs the words `dnsCheck`. Source: DOM-37, DOM-38.
 */
export function MilderWords({ found, value }: MilderProps) {
  const text = useText('dnsCheck')
  const { list } = useFormats()
  const ends = differentSpfEnds(found)
  const [, end] = / ([?~-]all)(?: |$)/i.exec(value) ?? []
  if (ends.length > 0 && end !== undefined)
    return <div>{text('toHave.softest', { ends: list(ends), stays: end.toLowerCase() })}</div>
  const policies = differentDmarcPolicies(found)
  if (policies.length === 0) return null
  return <div>{text('toHave.mildest', { policies: list(policies), stays: policyOf(value) })}</div>
}

type Props = {
  purpose: OnePerName
  toHave: ToHave
  /** What AWS proposes for a name without such a record. */
  proposed: string
}

/**
 * Says what the value to have at a name is: AWS's, the one that DNS has, or one of both. The page
 * needs the words `dnsCheck`. Source: DOM-37, DOM-38.
 */
export function ToHaveWords({ purpose, toHave, proposed }: Props) {
  const text = useText('dnsCheck')
  const { list } = useFormats()
  const type = purpose === 'dmarc' ? 'DMARC' : 'SPF'
  if (toHave.state === 'checking')
    return <Status type="in-progress">{text('toHave.checking', { type })}</Status>
  if (toHave.state === 'unknown')
    return <Status type="warning">{text('toHave.unknown', { type })}</Status>
  const { state, value, found, dropped, lookups } = toHave
  if (state === 'proposed') return <div>{text('toHave.proposed', { type })}</div>
  const [only = ''] = found.length === 1 ? found : []
  const isWatching = purpose === 'dmarc' && dmarcStrictness(only) === 0
  const changes = purpose === 'dmarc' ? dmarcChanges(only, value) : []
  const isFlawed = purpose === 'dmarc' && dmarcFlaws(value).length > 0
  const keeps = changes.length === 0 && dropped.length === 0
  return (
    <div>
      <div>
        {state === 'kept'
          ? text(isFlawed ? 'toHave.keptFlawed' : 'toHave.kept', { type })
          : text('toHave.merged', {
              type,
              count: found.length,
              keeps: keeps ? 'yes' : 'no',
              found: list(found.slice(0, 5).map(cut)),
            })}
      </div>
      {state === 'merged' && changes.length > 0 && (
        <div>{text('toHave.changes', { changes: list(changes.map(cut)) })}</div>
      )}
      {state === 'merged' && <MilderWords {...{ found, value }} />}
      {state === 'merged' && isWatching && <div>{text('toHave.watching')}</div>}
      {dropped.length > 0 && (
        <div>{text('toHave.dropped', { values: list(dropped.slice(0, 5).map(cut)) })}</div>
      )}
      {lookups > maxSpfLookups && (
        <div>{text('toHave.lookups', { lookups, max: maxSpfLookups })}</div>
      )}
      {value !== proposed && <div>{text('toHave.aws', { type, value: proposed })}</div>}
    </div>
  )
}

/**
 * The SPF or DMARC record to have in place of those in DNS, to copy; nothing if they can stay or
 * nobody knows. The page needs the words `dnsCheck`. Source: DOM-37, DOM-38.
 */
export function MergedRecord({ purpose }: { purpose: OnePerName }) {
  const text = useText('dnsCheck')
  const { toHave, proposed = '' } = useToHave(purpose)
  if (toHave.state !== 'merged') return null
  return (
    <div>
      <div>{text('toHave.enter')}</div>
      <Copyable
        what={text('toHave.value', { type: purpose === 'dmarc' ? 'DMARC' : 'SPF' })}
        shown={cut(toHave.value)}
      >
        {toHave.value}
      </Copyable>
      <ToHaveWords purpose={purpose} toHave={toHave} proposed={proposed} />
    </div>
  )
}
