import { useEffect, useState } from 'preact/hooks'
import { hashOf } from '../../frame/route.ts'
import type { CalendarRow } from '../mailbox-events.ts'
import { safeFileName } from '../names.ts'
import { call, useTold } from '../session.ts'
import { ItemTime } from './CalendarItems.tsx'
import { useWords } from './formats.ts'
import { Progress } from './Progress.tsx'
import { saveFile } from './save-file.ts'

/** How many rows a table shows at once; a browser is slow with more. */
const someRows = 200

function startOf({ item }: CalendarRow): number {
  return item.start?.at ?? Number.NEGATIVE_INFINITY
}

/** The calendar items of all archives as a table, newest first. Source: ARC-05. */
export function CalendarView() {
  const words = useWords()
  const { calendar, state } = useTold()
  const [shown, setShown] = useState(someRows)
  const [problem, setProblem] = useState('')
  const known = state?.counts.waiting
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when more headers are known.
  useEffect(() => {
    call('calendar').catch(() => setProblem(words('unexpected')))
  }, [known, words])
  const items = (calendar?.items ?? []).toSorted((one, other) => startOf(other) - startOf(one))
  const save = async ({ number, item }: CalendarRow) => {
    const read = await call('ics', number)
    if ('problem' in read) setProblem(words(`problem.${read.problem}`))
    else saveFile(read.result, `${safeFileName(item.summary, 'item')}.ics`)
  }
  return (
    <div class="calendar">
      <h2 id="calendar-title">{words('calendarItems', { count: items.length })}</h2>
      {calendar && calendar.done < calendar.all && (
        <Progress done={calendar.done} all={calendar.all}>
          {words('readingCalendar', { done: calendar.done, all: calendar.all })}
        </Progress>
      )}
      {problem && <p role="alert">{problem}</p>}
      {items.length === 0 ? (
        <p>{words('noCalendarItems')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus.
        <section class="scroll" tabIndex={0} aria-labelledby="calendar-title">
          <table>
            <thead>
              <tr>
                {(['starts', 'ends', 'what', 'location', 'organizer', 'file'] as const).map(
                  (key) => (
                    <th key={key} scope="col">
                      {words(key)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {items.slice(0, shown).map((row, at) => (
                <tr key={`${row.number} ${at}`}>
                  <td>
                    <ItemTime time={row.item.start} />
                  </td>
                  <td>
                    <ItemTime time={row.item.end} />
                  </td>
                  <td>
                    <a href={hashOf('mailboxes', String(row.number))}>
                      <bdi>{row.item.summary || words('noSubject')}</bdi>
                    </a>
                  </td>
                  <td>
                    <bdi>{row.item.location}</bdi>
                  </td>
                  <td>
                    <bdi>{row.item.organizer}</bdi>
                  </td>
                  <td>
                    <button
                      type="button"
                      aria-label={words('saveIcsOf', { name: row.item.summary })}
                      onClick={() => save(row).catch(() => setProblem(words('unexpected')))}
                    >
                      .ics
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {items.length > shown && (
        <button type="button" onClick={() => setShown(shown + someRows)}>
          {words('showMore', { count: items.length - shown })}
        </button>
      )}
    </div>
  )
}
