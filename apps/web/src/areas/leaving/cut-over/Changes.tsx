import type { CutOverChange, CutOverVerdict } from '@mailroom/schemas/cut-overs'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

export const verdictSigns = {
  ...{ asWanted: 'success', stillOld: 'pending', missing: 'error', otherValue: 'warning' },
  ...{ serversDiffer: 'warning', notReachable: 'info' },
} as const satisfies Record<CutOverVerdict, StatusType>

type Seen = CutOverChange['seen'][number]

/** What one server says of a record. */
function SeenItem({ seen }: { seen: Seen }) {
  const text = useText('cutOver')
  const dns = useText('dnsCheck')
  const { list, number, time } = useFormats()
  const { server, kind, verdict, values, ttl, rcode, failure, isBogus, isLate, since, reads } = seen
  return (
    <li>
      <strong>{server}</strong> <small>({text(kind)})</small>{' '}
      <Status type={verdictSigns[verdict]}>{text(`verdict.${verdict}`)}</Status>{' '}
      {values.length > 0 && <code>{visible(list(values))}</code>}{' '}
      <small>
        {ttl !== undefined && `${text('ttl', { ttl: number(ttl) })}, `}
        {values.length === 0 && rcode !== undefined && `${rcode}, `}
        {text('seenSince', { since: time(since), reads })}
      </small>
      {failure !== undefined && <div>{dns(`failure.${failure}`)}</div>}
      {isBogus === true && <div>{text('bogus')}</div>}
      {isLate === true && <div>{text('seenLate')}</div>}
    </li>
  )
}

/** What servers say of a record that changes, and until when an old answer may live. CUT-06. */
export function Observed({ change }: { change: CutOverChange }) {
  const text = useText('cutOver')
  const { dateTime } = useFormats()
  const { verdict, until, seen, isConfirmed, name, type } = change
  if (verdict === undefined) return <div>{text('notObserved')}</div>
  const ends = verdict === 'stillOld' || verdict === 'missing' ? verdict : 'other'
  return (
    <>
      <div>
        <Status type={verdictSigns[verdict]}>{text(`verdict.${verdict}`)}</Status>
      </div>
      {until !== undefined && <div>{text(`until.${ends}`, { until: dateTime(until) })}</div>}
      {!isConfirmed && <div>{text('unconfirmed')}</div>}
      <ul className="cut-over-servers" aria-label={`${text('observed')}: ${name} ${type}`}>
        {seen.map((each) => (
          <SeenItem key={`${each.kind} ${each.server}`} seen={each} />
        ))}
      </ul>
    </>
  )
}

/** Values of a record, a line each; what stands in their place if there are none. */
export function ShownValues({ values, none }: { values: readonly string[]; none: string }) {
  if (values.length === 0) return none
  return values.map((value) => <div key={value}>{visible(value)}</div>)
}

/** Values of a record to copy; what stands in their place if there are none. */
function Values({ values, none, what }: { values: readonly string[]; none: string; what: string }) {
  if (values.length === 0) return none
  return values.map((value) => (
    <div key={value}>
      <Copyable what={what} shown={visible(value)}>
        {value}
      </Copyable>
    </div>
  ))
}

/** The records that a step changes: as they are, as they should be, and as servers see them. */
export function Changes({ changes }: { changes: readonly CutOverChange[] }) {
  const text = useText('cutOver')
  const { number } = useFormats()
  // What changes is known once the zone is recorded and the records of the target are entered.
  if (changes.length === 0) return null
  return (
    <section>
      <h4>{text('changes')}</h4>
      <ul className="cut-over-records">
        {changes.map((change) => {
          const { name, type, before, after, ttl } = change
          const title = `${name} ${type}`
          return (
            <li key={title}>
              <strong>
                <code>{title}</code>
              </strong>
              <dl>
                <div>
                  <dt>{text('asIs')}</dt>
                  <dd>
                    <ShownValues values={before} none={text('nothing')} />
                  </dd>
                </div>
                <div>
                  <dt>{text('asWanted')}</dt>
                  <dd>
                    <Values
                      values={after}
                      none={text('removed')}
                      what={`${text('asWanted')}, ${title}`}
                    />
                  </dd>
                </div>
                {ttl !== undefined && (
                  <div>
                    <dt>TTL</dt>
                    <dd>{text('ttlAtMost', { ttl: number(ttl) })}</dd>
                  </div>
                )}
              </dl>
              <Observed change={change} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
