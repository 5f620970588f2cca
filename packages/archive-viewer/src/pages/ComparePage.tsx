import { useState } from 'preact/hooks'
import { type Answers, AskProblem } from '../archive/ask.ts'
import type { Summary } from '../archive/open.ts'
import { useArchive } from '../frame/archive.ts'
import { useWords } from '../frame/frame-words.ts'
import { type Route, replaceQuery } from '../frame/route.ts'
import { useMoments, visible } from '../table/cells.tsx'
import { DataTable } from '../table/DataTable.tsx'
import { OpenFault, OpenFiles } from './OpenFiles.tsx'
import { VerdictWord } from './Overview.tsx'

type State =
  | { state: 'nothing' | 'comparing' }
  | { state: 'failed'; problem: AskProblem }
  | { state: 'compared'; answer: Answers['compare'] }

/** What was added, removed and changed since a second snapshot. Source: ARC-04, INV-12. */
export function ComparePage({ route, summary }: { route: Route; summary: Summary }) {
  const words = useWords()
  const moment = useMoments()
  const { ask } = useArchive()
  const [state, setState] = useState<State>({ state: 'nothing' })
  const compare = async (chosen: File[]) => {
    setState({ state: 'comparing' })
    try {
      setState({ state: 'compared', answer: await ask<'compare'>({ ask: 'compare', chosen }) })
    } catch (error) {
      const problem = error instanceof AskProblem ? error : new AskProblem('unexpected', `${error}`)
      setState({ state: 'failed', problem })
    }
  }
  const [of = '', sort] = (route.query.get('sort') ?? '').split(/:(.*)/s)
  const other = state.state === 'compared' ? state.answer.summary : undefined
  return (
    <>
      <h1>{words('page.compare')}</h1>
      <p>{words('about.compare')}</p>
      <OpenFiles title={words('compareWith')} open={(chosen) => void compare(chosen)} />
      <p role="status">{state.state === 'comparing' && words('comparing')}</p>
      {state.state === 'failed' && <OpenFault problem={state.problem} />}
      {other && (
        <p>
          {words('comparedWith', {
            organization: visible(other.name || other.organizationId),
            time: other.provenance ? moment(other.provenance.endedAt) : words('notKnown'),
            digest: other.digest ?? words('notKnown'),
          })}{' '}
          {words('check')}: <VerdictWord verdict={other.verdict} />
        </p>
      )}
      {state.state === 'compared' && (
        <p>{words(state.answer.isOtherNewer ? 'otherIsNewer' : 'otherIsOlder')}</p>
      )}
      {other && other.verdict !== 'equal' && (
        <div class={other.verdict === 'different' ? 'notice bad' : 'notice doubt'} role="alert">
          <strong>{words(other.verdict === 'different' ? 'changed' : 'unproved')}</strong>{' '}
          {words(other.verdict === 'different' ? 'changedExplanation' : 'unprovedExplanation')}
        </div>
      )}
      {other && other.organizationId !== summary.organizationId && (
        <div class="notice doubt">{words('otherOrganization')}</div>
      )}
      {state.state === 'compared' && (
        <section>
          <h2>{words('section.comparison')}</h2>
          <label>
            {words('filter')}{' '}
            <input
              type="search"
              placeholder={words('filterHint')}
              value={route.query.get('q') ?? ''}
              onInput={({ currentTarget }) => replaceQuery(route, { q: currentTarget.value })}
            />
          </label>
          <DataTable
            table={state.answer.table}
            title={words('section.comparison')}
            filter={(route.query.get('q') ?? '').trim().toLowerCase()}
            sort={of === 'comparison' ? sort : undefined}
            onSort={(next) => replaceQuery(route, { sort: `comparison:${next}` })}
            none={words('noDifferences')}
          />
        </section>
      )}
    </>
  )
}
