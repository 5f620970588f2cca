import type { CalendarItem, CalendarTime } from '../calendar/read-calendar.ts'
import { useFormats, useWords } from './formats.ts'

/** A time of a calendar item, in the zone of the reader, with UTC and the zone it was made in. */
export function ItemTime({ time }: { time: CalendarTime | undefined }) {
  const formats = useFormats()
  const words = useWords()
  if (!time) return <>{words('notTold')}</>
  if (time.isDay) return <>{formats.day(time.at)}</>
  return (
    <>
      {formats.time(time.at)}{' '}
      <span class="dim">
        {formats.utc(time.at)}
        {time.zone && (
          <>
            {' · '}
            <bdi>{time.zone}</bdi>
          </>
        )}
      </span>
    </>
  )
}

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const

/** How often an item repeats, and the whole rule as it stands in the file. */
function Repeats({ rule }: { rule: string }) {
  const words = useWords()
  const often = frequencies.find((each) => new RegExp(`FREQ=${each}\\b`).test(rule))
  const count = Number(/INTERVAL=(\d{1,4})/.exec(rule)?.[1] ?? 1)
  return (
    <>
      {often && words(`every.${often}`, { count })} <code class="dim">{rule}</code>
    </>
  )
}

/** What a calendar item says. Source: ARC-05. */
function Item({ item }: { item: CalendarItem }) {
  const words = useWords()
  const rows: [label: string, value: string][] = [
    [words('location'), item.location],
    [words('organizer'), item.organizer],
    [words('attendees'), item.attendees.join(', ')],
    [words('status'), item.status],
  ]
  return (
    <article class="calendar-item">
      <h3>
        <bdi>{item.summary || words('noSubject')}</bdi>
      </h3>
      <dl>
        <div>
          <dt>{words('starts')}</dt>
          <dd>
            <ItemTime time={item.start} />
          </dd>
        </div>
        <div>
          <dt>{words('ends')}</dt>
          <dd>
            <ItemTime time={item.end} />
          </dd>
        </div>
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        {item.repeats && (
          <div>
            <dt>{words('repeats')}</dt>
            <dd>
              <Repeats rule={item.repeats} />
            </dd>
          </div>
        )}
      </dl>
      {item.description && <pre dir="auto">{item.description}</pre>}
    </article>
  )
}

/** The calendar items in a message. */
export function CalendarItems({ items }: { items: readonly CalendarItem[] }) {
  return items.map((item, number) => <Item key={`${number} ${item.summary}`} item={item} />)
}
