import type { DnsRecord } from '../state/dns-records.ts'

/** A period in epoch milliseconds; `until` is not part of it. */
export type Period = { from: number; until: number }

/**
 * Returns the periods, in the order of time, in which a condition was true of the values of a name
 * and type. `history` includes withdrawn records.
 */
export function periodsOf(
  history: readonly DnsRecord[],
  holds: (values: readonly string[]) => boolean,
): Period[] {
  const changes = history
    .flatMap(({ visibleFrom, visibleUntil = Number.POSITIVE_INFINITY }) => [
      visibleFrom,
      visibleUntil,
    ])
    .filter(Number.isFinite)
  const moments = [...new Set(changes)].sort((one, other) => one - other)
  return moments.flatMap((from, index) => {
    const until = moments[index + 1] ?? Number.POSITIVE_INFINITY
    const values = history
      .filter((record) => record.visibleFrom <= from && from < (record.visibleUntil ?? until))
      .map(({ value }) => value)
    return holds(values) ? [{ from, until }] : []
  })
}

/** Returns the periods that all lists have in common. */
export function common([first = [], ...rest]: readonly Period[][]): Period[] {
  return rest.reduce(
    (one, other) =>
      one.flatMap((period) =>
        other
          .map(({ from, until }) => ({
            from: Math.max(from, period.from),
            until: Math.min(until, period.until),
          }))
          .filter(({ from, until }) => from < until),
      ),
    first,
  )
}

/** Returns the periods of any of the lists, in the order of time. They may touch and overlap. */
export function either(periods: readonly Period[][]): Period[] {
  return periods.flat().sort((one, other) => one.from - other.from)
}
