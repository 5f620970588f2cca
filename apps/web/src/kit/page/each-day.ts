const dayMs = 24 * 60 * 60 * 1_000

/**
 * Returns each day in UTC that a time touches, such as `2026-03-10`, oldest first, for the axis of
 * a chart: a day without numbers has its place, too. Both ends are ISO 8601; `to` itself is outside.
 */
export function eachDay(from: string, to: string): string[] {
  const first = Math.floor(Date.parse(from) / dayMs)
  const end = Math.ceil(Date.parse(to) / dayMs)
  return Array.from({ length: Math.max(0, end - first) }, (_, index) =>
    new Date((first + index) * dayMs).toISOString().slice(0, 10),
  )
}
