/** The periods that the log can be narrowed to, and `range` for an exact one. */
export const periods = ['hour', 'today', 'week', 'month', 'range'] as const

const hourMs = 3_600_000
const dayMs = 24 * hourMs

const lengths = new Map([
  ['hour', hourMs],
  ['week', 7 * dayMs],
  ['month', 30 * dayMs],
])

/**
 * Returns when a period that lasts until `now` begins, in whole minutes, as ISO 8601; today begins
 * at the reader's midnight. Undefined for any other text.
 */
export function beginningOf(period: string, now: Date): string | undefined {
  const begin = new Date(now)
  if (period === 'today') begin.setHours(0, 0, 0, 0)
  else {
    const length = lengths.get(period)
    if (length === undefined) return undefined
    begin.setTime(now.getTime() - length)
    begin.setSeconds(0, 0)
  }
  return begin.toISOString()
}

/** Returns a moment for a field of date and time, which has no zone and shows the reader's. */
export function toField(moment: string): string {
  const date = new Date(moment)
  if (moment === '' || Number.isNaN(date.getTime())) return ''
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** Returns the moment of such a field, as ISO 8601; empty while it is incomplete. */
export function fromField(value: string): string {
  const date = new Date(value)
  return value === '' || Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
