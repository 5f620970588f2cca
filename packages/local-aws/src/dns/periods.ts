import type { DnsRecord } from '../state/dns-records.ts'

/** A span of time in epoch milliseconds, without its end. */
export type Period = { from: number; until: number }

/** When something held of the values of a name and type, from all the records there ever were; in the order of time. */
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

/** The periods in which all of several things held. */
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

/** The periods in which any of several things held, in the order of time. They may touch and overlap. */
export function either(periods: readonly Period[][]): Period[] {
  return periods.flat().sort((one, other) => one.from - other.from)
}
