import { usePreferences } from '../data/preferences.ts'
import { variantOf } from './language.ts'

/** Shown in place of a value that is not there. */
export const nothing = '–'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

function formatsOf(locale: string) {
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const exactTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
  const utc = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'medium', timeStyle: 'long', timeZone: 'UTC' },
  })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const shortDay = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
  })
  const number = new Intl.NumberFormat(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const either = new Intl.ListFormat(locale, { type: 'disjunction' })
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const inUnits = (unit: string, maximumFractionDigits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits })
  const milliseconds = inUnits('millisecond', 0)
  const seconds = inUnits('second', 1)
  const minutes = inUnits('minute', 0)
  const hours = inUnits('hour', 1)
  const parts = (['day', 'hour', 'minute', 'second', 'millisecond'] as const).map((unit) => ({
    format: new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format,
    ms: { day: 24 * hour, hour, minute, second, millisecond: 1 }[unit],
  }))
  const together = new Intl.ListFormat(locale, { type: 'unit', style: 'short' })
  return {
    dateTime: (moment: string) => dateTime.format(new Date(moment)),
    exactTime: (moment: string) => exactTime.format(new Date(moment)),
    /** The time of a moment that is near, with seconds. */
    time: (moment: string) => time.format(new Date(moment)),
    utc: (moment: string) => utc.format(new Date(moment)),
    /** A day without a time, such as `2027-03-31`. */
    day: (date: string) => day.format(new Date(date)),
    /** The same without the year, for the axis of a chart. */
    shortDay: (date: string) => shortDay.format(new Date(date)),
    number: (value: number) => number.format(value),
    list: (items: readonly string[]) => list.format(items),
    /** The same where only one of them is meant: *a, b or c*. */
    either: (items: readonly string[]) => either.format(items),
    /** Compares two texts for an order, and numbers in them by their size. */
    compare,
    /** A duration in whole words and its two largest units, such as *9 minutes, 30 seconds*. */
    exactDuration: (valueMs: number) => {
      const found = parts.findIndex(({ ms }) => valueMs >= ms)
      const [first, next] = found === -1 ? [] : [parts[found], parts[found + 1]]
      if (!first) return seconds.format(0)
      const count = Math.floor(valueMs / first.ms)
      const rest = next ? Math.floor((valueMs - count * first.ms) / next.ms) : 0
      const said = [first.format(count)]
      if (next && rest > 0) said.push(next.format(rest))
      return together.format(said)
    },
    duration: (valueMs: number) => {
      if (valueMs < second) return milliseconds.format(valueMs)
      if (valueMs < minute) return seconds.format(valueMs / second)
      return valueMs < 2 * hour ? minutes.format(valueMs / minute) : hours.format(valueMs / hour)
    },
  }
}

/** The formats of the languages used so far: each cell of a list asks, and making them is slow. */
const made = new Map<string, ReturnType<typeof formatsOf>>()

/** Formats dates and numbers in the reader's language. Moments are ISO 8601 texts. */
export function useFormats(): ReturnType<typeof formatsOf> {
  const { language } = usePreferences()
  const locale = variantOf(language, navigator.languages)
  const formats = made.get(locale) ?? formatsOf(locale)
  made.set(locale, formats)
  return formats
}
