import { useEffect, useState } from 'preact/hooks'
import { Mailboxes } from '../mailbox/Mailboxes.tsx'
import { firstLanguage, type Language, LanguageContext, languages } from '../words/words.ts'
import { useWords } from './frame-words.ts'
import { hashOf, useRoute } from './route.ts'

function Frame({ language, choose }: { language: Language; choose(language: Language): void }) {
  const words = useWords()
  const { page, id } = useRoute()
  useEffect(() => {
    document.documentElement.lang = language
    document.title = words('title')
  }, [language, words])
  return (
    <>
      <header>
        <a class="brand" href={hashOf('overview')}>
          {words('title')}
        </a>
        <label>
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
      <nav aria-label={words('menu')}>
        <ul>
          {(['overview', 'mailboxes'] as const).map((each) => (
            <li key={each}>
              <a href={hashOf(each)} aria-current={page === each ? 'page' : undefined}>
                {words(each)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content" tabIndex={-1}>
        {page === 'mailboxes' ? (
          <Mailboxes language={language} evidence={[]} place={id} />
        ) : (
          <h1>{words('overview')}</h1>
        )}
      </main>
    </>
  )
}

/** The archive: one page that reads a snapshot and exported mailboxes. Source: ARC-01. */
export function App() {
  const [language, choose] = useState(() => firstLanguage(navigator.languages))
  return (
    <LanguageContext.Provider value={language}>
      <Frame language={language} choose={choose} />
    </LanguageContext.Provider>
  )
}
