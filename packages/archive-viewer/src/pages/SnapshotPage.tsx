import { useAnswer, useArchive } from '../frame/archive.ts'
import { hasWords, useWords } from '../frame/frame-words.ts'
import { hashOf, type Route, replaceQuery } from '../frame/route.ts'
import type { Section } from '../snapshot/pages.ts'
import { columnWords, useCells, visible } from '../table/cells.tsx'
import { DataTable } from '../table/DataTable.tsx'
import { OpenFault } from './OpenFiles.tsx'

/** Returns the heading of a part of a page. */
export function useSectionTitle() {
  const words = useWords()
  return (id: string, isOfOne: boolean): string => {
    const own = `section.${id}`
    const kind = `kind.${id}`
    // The heading of the roles on the page of a user says more than the name of the kind.
    if (hasWords(own) && (isOfOne || !hasWords(kind))) return words(own)
    return hasWords(kind) ? words(kind) : id
  }
}

function Details({ details }: Pick<Section, 'details'>) {
  const words = useWords()
  const cells = useCells()
  return (
    <dl>
      {details?.map(({ column, cell }) => (
        <div class="pairs" key={column.id}>
          <dt>{columnWords(words, column.id)}</dt>
          <dd>{cells.view(column, cell)}</dd>
        </div>
      ))}
    </dl>
  )
}

type PartProps = { section: Section; route: Route; isOnly: boolean }

function Part({ section, route, isOnly }: PartProps) {
  const words = useWords()
  const titleOf = useSectionTitle()
  const { id, table, details } = section
  const title = titleOf(id, route.id !== undefined)
  const [of = '', sort] = (route.query.get('sort') ?? '').split(/:(.*)/s)
  const note = `note.${id}`
  const none = `none.${id}`
  return (
    <section>
      {!isOnly && <h2>{title}</h2>}
      {hasWords(note) && <p class="dim">{words(note)}</p>}
      {details && <Details details={details} />}
      {table && (
        <DataTable
          table={table}
          title={title}
          filter={(route.query.get('q') ?? '').trim().toLowerCase()}
          sort={of === id ? sort : undefined}
          onSort={(next) => replaceQuery(route, { sort: `${id}:${next}` })}
          none={words(hasWords(none) ? none : 'none')}
        />
      )}
    </section>
  )
}

/** A page of the snapshot: what the worker has put together, part by part. Source: ARC-04. */
export function SnapshotPage({ route }: { route: Route }) {
  const words = useWords()
  const { opening } = useArchive()
  const { page, id, query } = route
  const found = useAnswer<'page'>({ ask: 'page', page, id })
  if (!found) return null
  if ('problem' in found) return <OpenFault problem={found.problem} />
  const { answer } = found
  const back = `back.${page}`
  const title = `page.${page}`
  const about = `about.${page}`
  if (!answer)
    return (
      <>
        <h1>{hasWords(title) ? words(title) : words('title')}</h1>
        <p>{words(id === undefined ? 'noSuchPage' : 'noSuchThing')}</p>
      </>
    )
  const sections = answer.sections
  return (
    <>
      {id !== undefined && hasWords(back) && (
        <p class="back">
          <a href={hashOf(page)}>{words(back)}</a>
        </p>
      )}
      <h1>
        {answer.title === undefined ? (
          hasWords(title) && words(title)
        ) : (
          <bdi>{visible(answer.title)}</bdi>
        )}
      </h1>
      {id === undefined && hasWords(about) && <p>{words(about)}</p>}
      {opening.state === 'opened' && answer.isMigrationAdmin && (
        <div class="notice doubt">{words('migrationAdmin')}</div>
      )}
      <div class="tools">
        {sections.some(({ table }) => table) && (
          <label>
            {words('filter')}{' '}
            <input
              type="search"
              placeholder={words('filterHint')}
              value={query.get('q') ?? ''}
              onInput={({ currentTarget }) => replaceQuery(route, { q: currentTarget.value })}
            />
          </label>
        )}
        <button type="button" onClick={() => print()}>
          {words('print')}
        </button>
      </div>
      {sections.map((section) => (
        <Part key={section.id} section={section} route={route} isOnly={sections.length === 1} />
      ))}
    </>
  )
}
