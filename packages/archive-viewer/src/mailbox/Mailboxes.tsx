import './mailbox.css'
import { useEffect, useState } from 'preact/hooks'
import type { ExportEvidence } from '../evidence.ts'
import { hashOf } from '../frame/route.ts'
import type { Language } from '../words/words.ts'
import { call, closeArchives, useTold } from './session.ts'
import { CalendarView } from './view/CalendarView.tsx'
import { ChooseFiles } from './view/ChooseFiles.tsx'
import { FolderTree } from './view/FolderTree.tsx'
import { useWords, zone } from './view/formats.ts'
import { MessageList } from './view/MessageList.tsx'
import { MessageView } from './view/MessageView.tsx'
import { type ListQuery, SearchBar } from './view/SearchBar.tsx'
import { Summary } from './view/Summary.tsx'
import { TakeOut } from './view/TakeOut.tsx'

/** What the pages of mailboxes are given. `evidence` has the newest export of each mailbox. */
export type MailboxesProps = {
  language: Language
  evidence: readonly ExportEvidence[]
  /** What stands in the hash after `#mailboxes/`, so that a message has an address. */
  place: string | undefined
}

const firstQuery: ListQuery = {
  ...{ folder: undefined, words: '', withBodies: false, sort: 'date', descending: true },
}

/** Returns the message that a place names: its row, and messages in it. */
function messageAt(place: string | undefined): { number: number; path: number[] } | undefined {
  if (place === undefined || !/^\d+(?:\/\d+)*$/.test(place)) return undefined
  const [number = 0, ...path] = place.split('/').map(Number)
  return { number, path }
}

/** The part of the archive that reads exported mailboxes. Source: ARC-05. */
export function Mailboxes({ evidence, place }: MailboxesProps) {
  const words = useWords()
  const { state, search } = useTold()
  const [query, setQuery] = useState(firstQuery)
  const [list, setList] = useState({ count: 0, version: 0 })
  const [selected, setSelected] = useState<Set<number>>(new Set())
  const [failure, setFailure] = useState('')
  const onFailure = () => setFailure(words('unexpected'))

  const found = query.withBodies ? search?.found : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the worker tells changes the list.
  useEffect(() => {
    if (!state) return
    let isLatest = true
    const { withBodies, ...asked } = query
    call('list', asked, withBodies).then(
      (count) => isLatest && setList(({ version }) => ({ count, version: version + 1 })),
      () => isLatest && setFailure(words('unexpected')),
    )
    return () => {
      isLatest = false
    }
  }, [query, state, found, words])

  const open = (files: File[]) => {
    setFailure('')
    call('open', files).catch(onFailure)
  }
  const close = () => {
    closeArchives()
    setQuery(firstQuery)
    setSelected(new Set())
    location.hash = hashOf('mailboxes')
  }
  const message = messageAt(place)
  const folder = state?.folders.find(({ id }) => id === query.folder)

  if (!state)
    return (
      <div class="mailboxes">
        <h1>{words('title')}</h1>
        <p>{words('introduction')}</p>
        <ChooseFiles label={words('choose')} open={open} />
        {failure && <p role="alert">{failure}</p>}
      </div>
    )
  return (
    <div class={message ? 'mailboxes has-message' : 'mailboxes'}>
      <h1>{words('title')}</h1>
      <Summary state={state} evidence={evidence} onFailure={onFailure} />
      <div class="archive-actions">
        <ChooseFiles label={words('chooseMore')} open={open} />
        <button type="button" onClick={close}>
          {words('close')}
        </button>
      </div>
      {failure && <p role="alert">{failure}</p>}
      <ul class="tabs">
        <li>
          <a href={hashOf('mailboxes')} aria-current={place === 'calendar' ? undefined : 'page'}>
            {words('messages')}
          </a>
        </li>
        <li>
          <a
            href={hashOf('mailboxes', 'calendar')}
            aria-current={place === 'calendar' ? 'page' : undefined}
          >
            {words('calendar')}
          </a>
        </li>
      </ul>
      <p class="dim">{words('zone', { zone })}</p>
      {place === 'calendar' ? (
        <CalendarView />
      ) : (
        <div class="reading">
          <FolderTree
            folders={state.folders}
            chosen={query.folder}
            choose={(id) => setQuery({ ...query, folder: id, withBodies: false })}
          />
          <div class="list-side">
            <SearchBar query={query} setQuery={setQuery} onFailure={onFailure} />
            <TakeOut
              selected={selected}
              folder={query.folder}
              folderName={folder?.name ?? words('allFolders')}
            />
            <p role="status" class="dim">
              {words('listed', { count: list.count })} {words('selected', { count: selected.size })}
            </p>
            {list.count > 0 && (
              <MessageList
                count={list.count}
                version={list.version}
                open={message?.number}
                selected={selected}
                select={setSelected}
                show={(number) => {
                  location.hash = hashOf('mailboxes', String(number))
                }}
              />
            )}
          </div>
          {message && <MessageView number={message.number} path={message.path} />}
        </div>
      )}
    </div>
  )
}
