import './cut-over.css'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  cutOver: CutOver
  /** The level of the heading, which depends on the part of the page. */
  Heading: 'h3' | 'h4'
}

/** The most look-ups, and the most of them that find nothing; bytes of a record. RFC 7208, 4.6.4. */
const limits = { lookups: 10, voids: 2, bytes: 450 }

/** What a record costs its receivers; below the limits, or not. */
function Cost({ lookups, voids }: { lookups: number; voids: number }) {
  const text = useText('cutOver')
  const sign = (isOver: boolean) => (isOver ? 'error' : 'success')
  return (
    <>
      <div>
        <Status type={sign(lookups > limits.lookups)}>
          {text('spfLookups', { count: lookups })}
        </Status>
      </div>
      <div>
        <Status type={sign(voids > limits.voids)}>{text('spfVoids', { count: voids })}</Status>
      </div>
    </>
  )
}

/** What the SPF record costs its receivers, and the one to have. Source: CUT-07. */
export function SpfRule({ cutOver: { spf }, Heading }: Props) {
  const text = useText('cutOver')
  if (!spf) return <div>{text('spfUnknown')}</div>
  const { records, lookups, voids, bytes, isLoop } = spf
  const { proposed, proposedLookups: asked, proposedVoids = 0 } = spf
  return (
    <section>
      <Heading>{text('spfTitle')}</Heading>
      <Details
        columns={1}
        items={[
          {
            label: text('spfIs'),
            value:
              records.length === 0 ? (
                text('spfNone')
              ) : (
                <>
                  {records.map((record) => (
                    <div key={record}>{visible(record)}</div>
                  ))}
                  <Cost lookups={lookups} voids={voids} />
                  {bytes > limits.bytes && (
                    <Status type="warning">{text('spfBytes', { count: bytes })}</Status>
                  )}
                  {isLoop && <Status type="error">{text('spfLoop')}</Status>}
                  {records.length > 1 && (
                    <Status type="error">{text('spfSeveral', { count: records.length })}</Status>
                  )}
                </>
              ),
          },
          ...(proposed === undefined
            ? []
            : [
                {
                  label: text('spfProposed'),
                  value: (
                    <>
                      <Copyable what={text('spfProposed')} shown={visible(proposed)}>
                        {proposed}
                      </Copyable>
                      {asked !== undefined && <Cost lookups={asked} voids={proposedVoids} />}
                    </>
                  ),
                },
              ]),
        ]}
      />
      <p>{text('spfFlatten')}</p>
    </section>
  )
}

/** How DMARC is relaxed and set back, without what no receiver knows any more. Source: CUT-12. */
export function DmarcRule({ cutOver: { dmarcIgnored }, Heading }: Props) {
  const text = useText('cutOver')
  const { list } = useFormats()
  return (
    <section>
      <Heading>{text('dmarcTitle')}</Heading>
      <p>{text('dmarcRamp')}</p>
      {dmarcIgnored.length > 0 && (
        <Status type="warning">{text('dmarcIgnored', { values: list(dmarcIgnored) })}</Status>
      )}
    </section>
  )
}

/** The policy of MTA-STS, as it was and as it was fetched last. Source: CUT-05, CUT-11. */
export function MtaStsRule({ cutOver: { recorded, policy }, Heading }: Props) {
  const text = useText('cutOver')
  const { list, time, exactDuration } = useFormats()
  type Found = NonNullable<NonNullable<CutOver['policy']>['found']>
  const wordsOf = ({ mode, mx, maxAge }: Found) =>
    text('mtaStsPolicy', { mode, mx: list(mx), age: exactDuration(maxAge * 1_000) })
  return (
    <section>
      <Heading>{text('mtaStsTitle')}</Heading>
      <p>{text('mtaStsMeaning')}</p>
      {recorded && (
        <div>
          {recorded.policy
            ? `${text('mtaStsWas')}: ${wordsOf(recorded.policy)}`
            : text('mtaStsNone')}
        </div>
      )}
      {policy && (
        <div>
          {text('mtaStsIs', { at: time(policy.at) })}:{' '}
          {policy.found
            ? wordsOf(policy.found)
            : text('mtaStsFailed', { failure: policy.failure ?? '' })}
        </div>
      )}
    </section>
  )
}
