import { useAnswer } from '../frame/archive.ts'
import { useWords } from '../frame/frame-words.ts'
import { hashOf, type Route } from '../frame/route.ts'
import { visible } from '../table/cells.tsx'
import { OpenFault } from './OpenFiles.tsx'

/** What was found in everything that the snapshot has. Source: ARC-04. */
export function SearchPage({ route }: { route: Route }) {
  const words = useWords()
  const text = route.query.get('q') ?? ''
  const found = useAnswer<'search'>(text.trim() === '' ? undefined : { ask: 'search', text })
  const answer = found && 'answer' in found ? found.answer : undefined
  return (
    <>
      <h1>{words('page.search')}</h1>
      {text.trim() === '' && <p>{words('typeToSearch')}</p>}
      {found && 'problem' in found && <OpenFault problem={found.problem} />}
      <p role="status">
        {answer && (answer.count === 0 ? words('noHits') : words('hits', { count: answer.count }))}
        {answer && answer.count > answer.hits.length && (
          <> {words('hitsCut', { shown: answer.hits.length })}</>
        )}
      </p>
      <ul class="hits">
        {answer?.hits.map(({ kind, name, detail, to }, index) => (
          // Things of the snapshot may be called alike.
          <li key={index}>
            <a href={hashOf(to.page, to.id, { q: to.text ?? '' })}>
              <bdi>{visible(name)}</bdi>
            </a>{' '}
            <span class="dim">
              {words(`kind.${kind}`)}
              {detail && (
                <>
                  {' · '}
                  <bdi>{visible(detail)}</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
