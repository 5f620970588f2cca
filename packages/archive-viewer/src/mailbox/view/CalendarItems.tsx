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

/** What a calendar item says. Source: ARC-05. */
function Item({ item }: { item: CalendarItem }) {
  const words = useWords()
  const rows: [label: string, value: string][] = [
    [words('location'), item.location],
    [words('organizer'), item.organizer],
    [words('attendees'), item.attendees.join(', ')],
    [words('status'), item.status],
    [words('repeats'), item.repeats],
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
      </dl>
      {item.description && <pre dir="auto">{item.description}</pre>}
    </article>
  )
}

/** The calendar items in a message. */
export function CalendarItems({ items }: { items: readonly CalendarItem[] }) {
  return items.map((item, number) => <Item key={`${number} ${item.summary}`} item={item} />)
}
