import '@mailroom/ui/tokens.css'
import './Gallery.css'
import { I18nProvider } from '@cloudscape-design/components/i18n'
import { Select } from '@mailroom/ui/Select'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { createMemoryRouter, Outlet, RouterProvider, useLocation } from 'react-router'
import { densities, prefer, themes, usePreferences } from '../kit/data/preferences.ts'
import { createQueryClient } from '../kit/data/query-client.ts'
import { SessionContext } from '../kit/data/session.ts'
import { AppButton } from '../kit/page/AppButton.tsx'
import { AppLink } from '../kit/page/AppLink.tsx'
import { cloudscapeMessages } from '../kit/words/cloudscape-messages.ts'
import { languages } from '../kit/words/language.ts'
import { speak } from '../kit/words/texts.ts'
import { setAnswers } from './answers.ts'
import { type Example, idOf, type Section } from './example.ts'
import { organizationId, session } from './samples.ts'

function Shown({ show }: Pick<Example, 'show'>) {
  const { language } = usePreferences()
  return show((english, german) => (language === 'de' ? german : english))
}

function Opener() {
  return (
    <>
      <AppButton to="open">Open</AppButton>
      <Outlet />
    </>
  )
}

/** Stands for the pages that links of an example lead to. */
function Elsewhere({ home }: { home: string }) {
  const { pathname } = useLocation()
  return (
    <p>
      This leads to <code>{pathname.replace(home, '…')}</code>.{' '}
      <AppLink to={home}>Back to the example</AppLink>
    </p>
  )
}

/** Returns a console of one page: the example, and what its links lead to. */
function routerOf(
  { isDialog = false, children = [], search = '', ...example }: Example,
  id: string,
) {
  const home = `/${id}/us-east-1/organizations/${organizationId}`
  const shown = <Shown show={example.show} />
  const elsewhere = { path: '*', element: <Elsewhere home={home} /> }
  return createMemoryRouter(
    [
      {
        path: '/:connectionId/:region/organizations/:organizationId',
        element: isDialog ? <Opener /> : shown,
        children: [...children, ...(isDialog ? [{ path: 'open', element: shown }] : []), elsewhere],
      },
      elsewhere,
    ],
    // A key of its own, by which a list keeps its selection.
    { initialEntries: [{ pathname: home, search, key: crypto.randomUUID() }] },
  )
}

/** The examples act one after the other: each has the focus while it does. */
let acted: Promise<void> = Promise.resolve()

async function act({ act: reach }: Example, place: HTMLElement): Promise<void> {
  const at = scrollY
  // It may leave the page meanwhile.
  await reach?.(place).catch(() => {})
  scrollTo(0, at)
  place.ariaBusy = 'false'
}

function Shelf({ id, example }: { id: string; example: Example }) {
  const place = useRef<HTMLElement>(null)
  const [{ client, router, person }] = useState(() => {
    setAnswers(id, example.answers ?? {})
    return {
      client: createQueryClient(),
      router: routerOf(example, id),
      person: session(id, example.role ?? 'administrator', example.isReadOnly ?? false),
    }
  })
  useEffect(() => {
    const { current } = place
    if (!current) return
    // An example that has left the page acts no more.
    acted = acted.then(() => (current.isConnected ? act(example, current) : undefined))
  }, [example])
  return (
    <figure ref={place} id={id} aria-busy="true" aria-labelledby={`${id}-state`}>
      <figcaption id={`${id}-state`}>{example.state}</figcaption>
      <QueryClientProvider client={client}>
        <SessionContext value={person}>
          <RouterProvider router={router} />
        </SessionContext>
      </QueryClientProvider>
    </figure>
  )
}

function Look() {
  const { language, theme, density } = usePreferences()
  const select = <Value extends string>(
    label: string,
    values: readonly Value[],
    value: Value,
    onChange: (value: Value) => void,
  ) => (
    <Select
      ariaLabel={label}
      options={values.map((each) => ({ value: each, label: each }))}
      value={value}
      onChange={(chosen) => {
        const known = values.find((each) => each === chosen)
        if (known) onChange(known)
      }}
    />
  )
  return (
    <div className="gallery-look">
      {select('Language', languages, language, (chosen) => void speak(chosen))}
      {select('Theme', themes, theme, (chosen) => prefer({ theme: chosen }))}
      {select('Density', densities, density, (chosen) => prefer({ density: chosen }))}
    </div>
  )
}

/**
 * The page of all blocks in all their states, for development and tests. The blocks are the
 * console's own, with its data path; only the answers of the backend are made up.
 */
export function Gallery({ sections }: { sections: readonly Section[] }) {
  const { language } = usePreferences()
  return (
    <I18nProvider locale={language} messages={cloudscapeMessages(language)}>
      <main className="gallery">
        <h1>Blocks</h1>
        <Look />
        <nav aria-label="Blocks">
          {sections.map(({ block }) => (
            <a key={block} href={`#${block}`}>
              {block}
            </a>
          ))}
        </nav>
        {sections.map(({ block, examples }) => (
          <section key={`${block} ${language}`} aria-labelledby={block}>
            <h2 id={block}>{block}</h2>
            {examples.map((example) => (
              <Shelf key={example.state} id={idOf(block, example.state)} example={example} />
            ))}
          </section>
        ))}
      </main>
    </I18nProvider>
  )
}
