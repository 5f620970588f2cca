/** A time of a header: as it is written, and as ISO 8601 if it names a moment. */
export type WrittenDate = { written: string; at?: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const pattern =
  /\b(\d{1,2})\s+([a-z]{3})[a-z]{0,6}\s+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]{1,5})?/i

/** The hours of the named zones. Source: RFC 5322 §4.3. */
const zones: Readonly<Record<string, number>> = {
  ...{ ut: 0, utc: 0, gmt: 0, z: 0 },
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
}

/** Returns how far a zone is from UTC in minutes; undefined if nobody can know. */
function offsetOf(zone: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(zone) ?? []
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const named = zones[zone.toLowerCase()]
  return named === undefined ? undefined : named * 60
}

/** Reads a time as mail programs write it. Source: RFC 5322 §3.3, §4.3. */
export function readWrittenDate(text: string): WrittenDate {
  const written = text.trim().slice(0, 200)
  const found = pattern.exec(written)
  if (!found) return { written }
  const [, day, name = '', year = '', hour, minute, second = '0', zone = ''] = found
  const month = months.indexOf(name.toLowerCase())
  const offset = offsetOf(zone)
  if (month === -1 || offset === undefined) return { written }
  // Two digits are a year since 1950.
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)
  const local = Date.UTC(full, month, Number(day), Number(hour), Number(minute), Number(second))
  const at = new Date(local - offset * 60_000)
  return Number.isNaN(at.getTime()) ? { written } : { written, at: at.toISOString() }
}
