import { convertIcsCalendar, type IcsDateObject } from 'ts-ics'
import { limits } from '../limits.ts'
import { oneLine } from '../names.ts'

/** A moment, or a day of a calendar in no zone. */
export type CalendarTime = { at: number; isDay: boolean; zone?: string }

/** What a calendar item says. Source: ARC-05. */
export type CalendarItem = {
  summary: string
  start?: CalendarTime
  end?: CalendarTime
  location: string
  organizer: string
  attendees: string[]
  description: string
  status: string
  /** How it repeats, as iCalendar writes it, such as `FREQ=WEEKLY;BYDAY=MO`. */
  repeats: string
}

/** The items of one object that are read; more begin and end nowhere. */
const maxItems = 200

const maxLength = 10_000

function timeOf(date: IcsDateObject | null | undefined): CalendarTime | undefined {
  const at = date?.date.getTime()
  if (!date || at === undefined || Number.isNaN(at)) return undefined
  const zone = oneLine(date.local?.timezone ?? '')
  return { at, isDay: date.type === 'DATE', ...(zone ? { zone } : {}) }
}

const unitMs = { weeks: 604_800_000, days: 86_400_000, hours: 3_600_000, minutes: 60_000 } as const

/** Windows writes zones since 1601; each year of them is worked out. Rules do not change by this. */
function sinceLately(text: string): string {
  return text.replaceAll(/^(DTSTART:)1[67]\d\d(?=\d{4}T)/gm, '$12000')
}

/** Returns the repeat rules of events in their order, which the library would only give as an object. */
function rulesIn(text: string): string[] {
  const unfolded = text.replaceAll(/\r?\n[ \t]/g, '')
  return unfolded
    .split(/^BEGIN:VEVENT/im)
    .slice(1)
    .map((event) => oneLine(/^RRULE[^:\n]*:(.*)$/im.exec(event)?.[1] ?? '').slice(0, 500))
}

function personOf(person: { name?: string | undefined; email?: string | undefined } | undefined) {
  const name = oneLine(person?.name ?? '').replaceAll(/^"|"$/g, '')
  const email = oneLine(person?.email ?? '')
  return name && email ? `${name} <${email}>` : name || email
}

function plain(text: string | undefined): string {
  return (text ?? '').slice(0, maxLength)
}

/** Reads the items of an iCalendar object; one that cannot be read has none. Source: RFC 5545. */
export function readCalendar(bytes: Uint8Array): CalendarItem[] {
  if (bytes.length > limits.calendar) return []
  const text = sinceLately(new TextDecoder().decode(bytes))
  const begun = text.match(/^BEGIN:/gim)?.length ?? 0
  const ended = text.match(/^END:/gim)?.length ?? 0
  // The library reads what never ends in the square of its length.
  if (begun > maxItems * 2 || begun !== ended) return []
  try {
    const { events = [] } = convertIcsCalendar(undefined, text)
    const rules = rulesIn(text)
    return events.slice(0, maxItems).map((event, number) => {
      const start = timeOf(event.start)
      const lasting = Object.entries(event.duration ?? {}).reduce(
        (sum, [unit, count]) =>
          unit in unitMs ? sum + Number(count) * unitMs[unit as keyof typeof unitMs] : sum,
        0,
      )
      const end =
        timeOf(event.end) ??
        (start && lasting > 0 ? { ...start, at: start.at + lasting } : undefined)
      return {
        summary: oneLine(plain(event.summary)),
        ...(start ? { start } : {}),
        ...(end ? { end } : {}),
        location: oneLine(plain(event.location)),
        organizer: personOf(event.organizer),
        attendees: (event.attendees ?? []).slice(0, 500).map(personOf),
        description: plain(event.description),
        status: oneLine(plain(event.status)),
        repeats: rules[number] ?? '',
      }
    })
  } catch {
    return []
  }
}
