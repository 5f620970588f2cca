import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { AskArchive } from '../archive/ask.ts'
import type { Summary } from '../archive/open.ts'
import { Mailboxes } from '../mailbox/Mailboxes.tsx'
import { ComparePage } from '../pages/ComparePage.tsx'
import { OpenFault, OpenFiles } from '../pages/OpenFiles.tsx'
import { Overview } from '../pages/Overview.tsx'
import { SearchPage } from '../pages/SearchPage.tsx'
import { SnapshotPage } from '../pages/SnapshotPage.tsx'
import { useMoments, visible } from '../table/cells.tsx'
import { firstLanguage, type Language, LanguageContext, languages } from '../words/words.ts'
import { ArchiveContext, useArchive, useOpening } from './archive.ts'
import { hasWords, useWords } from './frame-words.ts'
import { hashOf, type Route, replaceQuery, useRoute } from './route.ts'

/** The pages in the menu, in this order. */
const pages = [
  ...(['overview', 'users', 'groups', 'resources', 'addresses', 'permissions', 'rules'] as const),
  ...(['settings', 'domains', 'exports', 'gaps', 'compare', 'mailboxes'] as const),
]

/** Says on every page if the snapshot is not what was sealed, or not all of it. Source: ARC-08. */
function Warnings({ summary }: { summary: Summary }) {
  const words = useWords()
  const { verdict, isComplete } = summary
  return (
    <>
      {verdict !== 'equal' && (
        <div class={verdict === 'different' ? 'notice bad' : 'notice doubt'} role="note">
          <strong>{words(verdict === 'different' ? 'changed' : 'unproved')}</strong>{' '}
          {words(verdict === 'different' ? 'changedExplanation' : 'unprovedExplanation')}{' '}
          <a href={hashOf('overview')}>{words('seeCheck')}</a>
        </div>
      )}
      {isComplete === false && (
        <div class="notice doubt" role="note">
          <strong>{words('incomplete')}</strong> {words('incompleteExplanation')}{' '}
          <a href={hashOf('gaps')}>{words('seeGaps')}</a>
        </div>
      )}
    </>
  )
}

/** Says on paper where it is from, which the page says in its overview alone. Source: ARC-08. */
function Origin({ summary }: { summary: Summary }) {
  const words = useWords()
  const moment = useMoments()
  const { organizationId, region, provenance, digest, verdict } = summary
  return (
    <p class="origin">
      {words('origin', {
        organization: visible(organizationId),
        region: region || words('notKnown'),
        asOf: provenance
          ? words('fromTo', { from: moment(provenance.startedAt), to: moment(provenance.endedAt) })
          : words('notKnown'),
        digest: digest ?? words('notKnown'),
        verdict: words(`verdict.${verdict}`),
      })}
    </p>
  )
}

function Page({ route, summary }: { route: Route; summary: Summary }) {
  if (route.page === '' || route.page === 'overview') return <Overview summary={summary} />
  if (route.page === 'search') return <SearchPage route={route} />
  if (route.page === 'compare') return <ComparePage route={route} summary={summary} />
  return <SnapshotPage route={route} />
}

function Content({ route, language }: { route: Route; language: Language }) {
  const words = useWords()
  const { opening, open } = useArchive()
  const summary = opening.state === 'opened' ? opening.summary : undefined
  if (route.page === 'mailboxes')
    return (
      <>
        {summary && <Origin summary={summary} />}
        {summary && <Warnings summary={summary} />}
        <Mailboxes language={language} evidence={summary?.evidence ?? []} place={route.id} />
      </>
    )
  if (summary)
    return (
      <>
        <Origin summary={summary} />
        <Warnings summary={summary} />
        <Page route={route} summary={summary} />
      </>
    )
  return (
    <>
      <h1>{words('title')}</h1>
      {opening.state === 'opening' ? (
        <p>
          <label>
            {words('opening')} <progress value={opening.part} max={1} />
          </label>
        </p>
      ) : (
        <>
          {opening.state === 'failed' && <OpenFault problem={opening.problem} />}
          {document.getElementById('archive-data')?.dataset.beside === 'snapshot' && (
            <p>{words('tooBigToEmbed')}</p>
          )}
          <OpenFiles title={words('open')} open={open} />
        </>
      )}
    </>
  )
}

type HeaderProps = { language: Language; choose(language: Language): void; skip(): void }

function Header({ language, choose, skip }: HeaderProps) {
  const words = useWords()
  const route = useRoute()
  const { opening } = useArchive()
  const search = (text: string) => {
    if (route.page === 'search') replaceQuery(route, { q: text })
    else if (text !== '') location.hash = hashOf('search', undefined, { q: text })
  }
  return (
    <header>
      <a
        class="skip"
        href={hashOf(route.page, route.id)}
        onClick={(event) => {
          event.preventDefault()
          skip()
        }}
      >
        {words('skip')}
      </a>
      <a class="brand" href={hashOf('overview')}>
        {words('title')}
      </a>
      {opening.state === 'opened' && (
        <search>
          <label>
            <span class="unseen">{words('search')}</span>
            <input
              type="search"
              placeholder={words('searchHint')}
              value={route.page === 'search' ? (route.query.get('q') ?? '') : ''}
              onInput={({ currentTarget }) => search(currentTarget.value)}
            />
          </label>
        </search>
      )}
      <label class="language">
        {words('language')}{' '}
        <select
          value={language}
          onChange={({ currentTarget }) => choose(firstLanguage([currentTarget.value]))}
        >
          {Object.entries(languages).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </header>
  )
}

function Frame({ language, choose }: { language: Language; choose(language: Language): void }) {
  const words = useWords()
  const route = useRoute()
  const main = useRef<HTMLElement>(null)
  const title = `page.${route.page || 'overview'}`
  useEffect(() => {
    document.documentElement.lang = language
    document.title = hasWords(title) ? words('titleOf', { page: words(title) }) : words('title')
  }, [language, words, title])
  const place = `${route.page}/${route.id ?? ''}`
  const last = useRef(place)
  useEffect(() => {
    if (last.current === place) return
    last.current = place
    // Who follows a link begins to read at the top of the new page; who types goes on typing.
    if (document.activeElement instanceof HTMLInputElement) return
    scrollTo(0, 0)
    main.current?.focus()
  }, [place])
  return (
    <>
      <Header language={language} choose={choose} skip={() => main.current?.focus()} />
      <div class="columns">
        <nav aria-label={words('menu')}>
          <ul>
            {pages.map((each) => (
              <li key={each}>
                <a
                  href={hashOf(each)}
                  aria-current={each === (route.page || 'overview') ? 'page' : undefined}
                >
                  {words(`page.${each}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="content" ref={main} tabIndex={-1}>
          <Content route={route} language={language} />
        </main>
      </div>
    </>
  )
}

type Props = { ask: AskArchive; embedded(): Promise<string | undefined> }

/** The archive: one page that reads a snapshot and exported mailboxes. Source: ARC-01. */
export function App({ ask, embedded }: Props) {
  const [language, setLanguage] = useState(() => firstLanguage(navigator.languages))
  const choose = useCallback((next: Language) => setLanguage(next), [])
  const archive = useOpening(ask, embedded)
  return (
    <LanguageContext.Provider value={language}>
      <ArchiveContext.Provider value={archive}>
        <Frame language={language} choose={choose} />
      </ArchiveContext.Provider>
    </LanguageContext.Provider>
  )
}
