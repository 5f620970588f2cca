import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { hashOf } from '../../frame/route.ts'
import type { ShownRow } from '../mailbox-events.ts'
import { cleanHtml } from '../message/clean-html.ts'
import type { Person, ReadMessage } from '../message/read-message.ts'
import { safeFileName } from '../names.ts'
import { call } from '../session.ts'
import type { EntryProblem } from '../zip/read-entry.ts'
import { Attachments } from './Attachments.tsx'
import { CalendarItems } from './CalendarItems.tsx'
import { useFormats, useWords } from './formats.ts'
import { HtmlMessage } from './HtmlMessage.tsx'
import { PlainText } from './PlainText.tsx'
import { saveFile } from './save-file.ts'
import { Thread } from './Thread.tsx'

type Opened = { row: ShownRow } & ({ result: ReadMessage } | { problem: EntryProblem })

function People({ people }: { people: readonly Person[] }) {
  return people.map(({ name, address }, number) => (
    <span key={`${number} ${address}`} class="person">
      <bdi>{name}</bdi>{' '}
      {address && <bdi class={name ? 'dim' : ''}>{name ? `<${address}>` : address}</bdi>}
    </span>
  ))
}

/** Shows an entry: a message, a calendar item, or why it cannot be shown. Source: ARC-05, ARC-07. */
export function MessageView({ number, path }: { number: number; path: number[] }) {
  const words = useWords()
  const [opened, setOpened] = useState<Opened>()
  const [failure, setFailure] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const key = path.join('/')
  useEffect(() => {
    let isLatest = true
    const steps = key === '' ? [] : key.split('/').map(Number)
    setOpened(undefined)
    setFailure('')
    Promise.all([call('row', number), call('read', number, steps)]).then(
      ([row, read]) => {
        if (!isLatest) return
        if (row) setOpened({ row, ...read })
        else setFailure(words('noSuchMessage'))
      },
      () => isLatest && setFailure(words('unexpected')),
    )
    return () => {
      isLatest = false
    }
  }, [number, key, words])
  // Who opens a message by keyboard goes on reading in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each message takes the focus.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  const close = (
    <a
      class="close"
      href={
        path.length > 0
          ? hashOf('mailboxes', [number, ...path.slice(0, -1)].join('/'))
          : hashOf('mailboxes')
      }
    >
      {words(path.length > 0 ? 'backToMessage' : 'backToList')}
    </a>
  )
  if (failure)
    return (
      <section class="message">
        {close}
        <p role="alert">{failure}</p>
      </section>
    )
  if (!opened)
    return (
      <section class="message">
        {close}
        <p role="status">{words('opening')}</p>
      </section>
    )
  const { row } = opened
  const save = async () => {
    const read = await call('source', number, path)
    if ('problem' in read) return setFailure(words(`problem.${read.problem}`))
    const isMessage = path.length > 0 || row.type === 'message'
    const name = safeFileName(path.length > 0 ? 'message' : row.name, 'message')
    saveFile(read.result, isMessage && !/\.eml$/i.test(name) ? `${name}.eml` : name)
  }
  const title =
    'result' in opened
      ? opened.result.subject ||
        opened.result.calendar[0]?.summary ||
        (row.type === 'message' ? words('noSubject') : row.name)
      : row.subject || row.name
  return (
    <section class="message" aria-labelledby="message-title">
      {close}
      <h2 id="message-title" ref={heading} tabIndex={-1}>
        <bdi>{title}</bdi>
      </h2>
      <p class="actions">
        <button type="button" onClick={() => save().catch(() => setFailure(words('unexpected')))}>
          {words(row.type === 'message' ? 'saveMessage' : 'saveEntry')}
        </button>{' '}
        <button type="button" onClick={() => print()}>
          {words('print')}
        </button>
      </p>
      {'problem' in opened ? (
        <p role="alert" class="notice bad">
          {words(`problem.${opened.problem}`)}
        </p>
      ) : row.type === 'other' ? (
        <p class="notice doubt">{words('otherFile')}</p>
      ) : (
        <Body number={number} path={path} row={row} message={opened.result} />
      )}
    </section>
  )
}

type BodyProps = { number: number; path: number[]; row: ShownRow; message: ReadMessage }

function Body({ number, path, row, message }: BodyProps) {
  const words = useWords()
  const { time, utc } = useFormats()
  const { text, html, people, notes, date, dateText, pictures } = message
  const [showsHtml, setShowsHtml] = useState(text === undefined)
  const clean = useMemo(
    () => (html === undefined || !showsHtml ? undefined : cleanHtml(html, pictures)),
    [html, pictures, showsHtml],
  )
  const fields = (['from', 'sender', 'replyTo', 'to', 'cc', 'bcc'] as const).filter(
    (field) => people[field].length > 0,
  )
  const isHtml = clean !== undefined
  return (
    <>
      <dl class="fields">
        {fields.map((field) => (
          <div key={field}>
            <dt>{words(`field.${field}`)}</dt>
            <dd>
              <People people={people[field]} />
            </dd>
          </div>
        ))}
        {row.type === 'message' && (
          <div>
            <dt>{words('field.date')}</dt>
            <dd>
              {Number.isNaN(date) ? (
                <>
                  {words('noDate')} <bdi>{dateText}</bdi>
                </>
              ) : (
                <>
                  {time(date)} <span class="dim">{utc(date)}</span>
                </>
              )}
            </dd>
          </div>
        )}
      </dl>
      {notes.map((note) => (
        <p key={note} class="notice doubt">
          {words(`note.${note}`)}
        </p>
      ))}
      <CalendarItems items={message.calendar} />
      {row.hasCalendar && message.calendar.length === 0 && (
        <p class="notice doubt">{words('calendarUnreadable')}</p>
      )}
      {html !== undefined && text !== undefined && (
        <fieldset class="choice">
          <legend>{words('showAs')}</legend>
          {([false, true] as const).map((each) => (
            <label key={String(each)}>
              <input
                type="radio"
                name="show-as"
                checked={showsHtml === each}
                onChange={() => setShowsHtml(each)}
              />{' '}
              {words(each ? 'asHtml' : 'asText')}
            </label>
          ))}
        </fieldset>
      )}
      {/* A frame is printed only as far as it is seen, so its text is printed instead. */}
      <PlainText text={isHtml ? clean.text : (text ?? '')} printOnly={isHtml} />
      {text === undefined && html === undefined && message.calendar.length === 0 && (
        <p class="notice doubt">{words('noText')}</p>
      )}
      {isHtml && <HtmlMessage clean={clean} />}
      <Attachments number={number} path={path} files={message.files} />
      {path.length === 0 && row.type === 'message' && <Thread number={number} />}
      {message.headers.length > 0 && (
        <details>
          <summary>{words('allHeaders')}</summary>
          <pre class="headers">
            {message.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
          </pre>
        </details>
      )}
    </>
  )
}
