import type { FileCheck } from '../archive/check-files.ts'
import type { Summary } from '../archive/open.ts'
import type { Verdict } from '../archive/proof.ts'
import { useArchive } from '../frame/archive.ts'
import { useWords } from '../frame/frame-words.ts'
import { hashOf } from '../frame/route.ts'
import { kindPages } from '../snapshot/kind-pages.ts'
import { useMoments, visible } from '../table/cells.tsx'
import { OpenFiles } from './OpenFiles.tsx'

/** Says a verdict in words; the sign before it is for the eye only. */
export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const words = useWords()
  const sign = { equal: '✓', different: '✗', unknown: '?' }[verdict]
  return (
    <span class={`verdict ${verdict}`}>
      <span aria-hidden="true">{sign} </span>
      {words(`verdict.${verdict}`)}
    </span>
  )
}

function Checks({ checks, oddCount }: { checks: readonly FileCheck[]; oddCount: number }) {
  const words = useWords()
  return (
    <section>
      <h2 id="check">{words('check')}</h2>
      <p>{words('checkExplanation')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section class="scrolls" tabIndex={0} aria-label={words('check')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words('file')}</th>
              <th scope="col">{words('result')}</th>
              <th scope="col">{words('expected')}</th>
              <th scope="col">{words('found')}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ name, verdict, expected, found }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <VerdictWord verdict={verdict} />
                </td>
                <td>
                  <code>{expected ?? words('notKnown')}</code>
                </td>
                <td>
                  <code>{found ?? words('missingFile')}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {oddCount > 0 && (
        <p>
          {words('oddCount', { count: oddCount })} <a href={hashOf('gaps')}>{words('page.gaps')}</a>
        </p>
      )}
    </section>
  )
}

function About({ summary }: { summary: Summary }) {
  const words = useWords()
  const moment = useMoments()
  const { organizationId, region, provenance, digest, verdict, isComplete } = summary
  const asOf = provenance
    ? words('fromTo', { from: moment(provenance.startedAt), to: moment(provenance.endedAt) })
    : words('notKnown')
  return (
    <dl>
      <div class="pairs">
        <dt>{words('organizationId')}</dt>
        <dd>
          <code>{visible(organizationId)}</code>
        </dd>
      </div>
      <div class="pairs">
        <dt>{words('region')}</dt>
        <dd>{region || words('notKnown')}</dd>
      </div>
      <div class="pairs">
        <dt>{words('asOf')}</dt>
        <dd>{asOf}</dd>
      </div>
      <div class="pairs">
        <dt>{words('digest')}</dt>
        <dd>
          <code>{digest ?? words('notKnown')}</code>
          <p class="dim">{words('digestExplanation')}</p>
        </dd>
      </div>
      <div class="pairs">
        <dt>{words('check')}</dt>
        <dd>
          <VerdictWord verdict={verdict} />
        </dd>
      </div>
      <div class="pairs">
        <dt>{words('complete')}</dt>
        <dd>{isComplete === undefined ? words('notKnown') : words(isComplete ? 'yes' : 'no')}</dd>
      </div>
      {provenance && (
        <>
          <div class="pairs">
            <dt>{words('createdBy')}</dt>
            <dd>
              <bdi>{visible(provenance.createdBy)}</bdi>
              <p class="dim">
                {words('madeWith', {
                  version: visible(provenance.mailroomVersion),
                  connection: visible(provenance.connection),
                })}
              </p>
            </dd>
          </div>
          <div class="pairs">
            <dt>{words('changedMeanwhile')}</dt>
            <dd>{words('count', { count: provenance.changedMeanwhile })}</dd>
          </div>
        </>
      )}
    </dl>
  )
}

/** What the snapshot is, whether it is what was sealed, and what it has. Source: ARC-04, ARC-08. */
export function Overview({ summary }: { summary: Summary }) {
  const words = useWords()
  const { open } = useArchive()
  const { name, organizationId, checks, oddCount, counts } = summary
  return (
    <>
      <h1>
        <bdi>{visible(name || organizationId)}</bdi>
      </h1>
      <About summary={summary} />
      <section>
        <h2>{words('contents')}</h2>
        <ul class="counts">
          {Object.entries(kindPages).map(([page, kinds]) =>
            kinds
              .filter((kind) => counts[kind])
              .map((kind) => (
                <li key={kind}>
                  <a href={hashOf(page)}>{words(`kind.${kind}`)}</a>{' '}
                  <strong>{words('count', { count: counts[kind] ?? 0 })}</strong>
                </li>
              )),
          )}
        </ul>
      </section>
      <Checks checks={checks} oddCount={oddCount} />
      <OpenFiles title={words('openOther')} open={open} />
    </>
  )
}
