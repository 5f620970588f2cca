import { exportCooldownMs } from '@mailroom/schemas/export-runs'

/** A finished export: its size, and how long it took. */
export type Measured = { sizeMb: number; ms: number }

/** A mailbox to export: its size, if it is known, and when it can start. Milliseconds. */
export type Left = { sizeMb: number | undefined; afterMs: number }

/** How many finished exports an estimate needs, and how many courses it draws. Source: XQ-12. */
export const neededForEstimate = 3
const draws = 200

/**
 * How many of the last ones take a slot each. Of those before, ten in a row take one, which is much
 * faster, and of no weight among so many.
 */
const singly = 1_000
const together = 10

/**
 * Returns how long an export takes, `a + b · MB`, by least squares with a ≥ 0 and b ≥ 0, and what
 * the finished ones differ from it. Source: XQ-12.
 */
function line(finished: readonly Measured[]) {
  const count = finished.length
  const mean = (of: (each: Measured) => number) =>
    finished.reduce((sum, each) => sum + of(each), 0) / count
  const size = mean(({ sizeMb }) => sizeMb)
  const time = mean(({ ms }) => ms)
  const squares = mean(({ sizeMb }) => (sizeMb - size) ** 2)
  const products = mean(({ sizeMb, ms }) => (sizeMb - size) * (ms - time))
  const slope = squares === 0 ? 0 : Math.max(0, products / squares)
  const base = time - slope * size
  // A line below zero at no size: the best one through the origin.
  const through = () => mean(({ sizeMb, ms }) => sizeMb * ms) / mean(({ sizeMb }) => sizeMb ** 2)
  const [a, b] = base >= 0 ? [base, slope] : [0, Math.max(0, through())]
  const residuals = finished.map(({ sizeMb, ms }) => ms - (a + b * sizeMb))
  return { a, b, residuals, meanSize: size }
}

/** A small generator of numbers from 0 to 1, so that the same state has the same estimate. */
function random(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** Gives the next free slot to something that starts then, or later; returns its end. */
function occupy(slots: Float64Array, afterMs: number, ms: number): number {
  let first = 0
  let free = slots[0] ?? 0
  for (let slot = 1; slot < slots.length; slot++) {
    const end = slots[slot] ?? 0
    if (end >= free) continue
    first = slot
    free = end
  }
  const end = Math.max(free, afterMs) + ms
  slots[first] = end
  return end
}

/**
 * Returns in how many milliseconds half of all courses, and nine of ten, are done; undefined before
 * three exports have finished. `running` are the milliseconds that each running one has taken.
 */
export function estimate(
  finished: readonly Measured[],
  {
    running,
    left,
    slots,
  }: { running: readonly (Measured & object)[]; left: readonly Left[]; slots: number },
): { medianMs: number; p90Ms: number; longestMs: number } | undefined {
  if (finished.length < neededForEstimate) return undefined
  const { a, b, residuals, meanSize } = line(finished)
  const next = random(finished.length + left.length)
  const pick = (values: readonly number[]) => values[Math.floor(next() * values.length)] ?? 0
  const drawn = (expectedMs: number) => Math.max(0, expectedMs + pick(residuals))
  const ofTen = () => Array.from({ length: together }, () => pick(residuals))
  const sums = Array.from({ length: 1_000 }, () => ofTen().reduce((sum, each) => sum + each))
  const expectedOf = ({ sizeMb = meanSize }: Pick<Left, 'sizeMb'>) => a + b * sizeMb
  const byStart = left.toSorted((one, other) => one.afterMs - other.afterMs)
  const early = byStart.findLastIndex(({ afterMs }) => afterMs === 0) + 1 - singly
  const tens = Array.from({ length: Math.max(0, Math.floor(early / together)) }, (_, at) =>
    byStart
      .slice(at * together, (at + 1) * together)
      .reduce((sum, each) => sum + expectedOf(each), 0),
  )
  const singles = byStart.slice(tens.length * together)
  const expected = singles.map(expectedOf)
  const ends: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const busy = running.map(({ sizeMb, ms }) => Math.max(0, drawn(expectedOf({ sizeMb })) - ms))
    const taken = new Float64Array(Math.max(1, slots))
    taken.set(busy.slice(0, taken.length))
    let last = Math.max(0, ...taken)
    for (const ms of tens) last = Math.max(last, occupy(taken, 0, Math.max(0, ms + pick(sums))))
    for (const [at, { afterMs }] of singles.entries())
      last = Math.max(last, occupy(taken, afterMs, drawn(expected[at] ?? 0)))
    ends.push(last)
  }
  ends.sort((one, other) => one - other)
  const longestMb = left.reduce((most, { sizeMb = 0 }) => Math.max(most, sizeMb), meanSize)
  return {
    medianMs: ends[draws / 2] ?? 0,
    p90Ms: ends[draws * 0.9] ?? 0,
    longestMs: a + b * longestMb,
  }
}

/** The days before the end of the service in which the last start is told. Source: XQ-18. */
const lastDays = 35

/**
 * Returns the last moment for a start that leaves time for a second pass: the 24 hours between, and
 * the longest mailbox twice. Undefined as long as the end is far away. Source: XQ-18.
 */
export function lastStart(now: Date, endOfService: Date, longestMs = 0): Date | undefined {
  const leftMs = endOfService.getTime() - now.getTime()
  if (leftMs > lastDays * 24 * 60 * 60_000) return undefined
  return new Date(endOfService.getTime() - exportCooldownMs - 2 * longestMs)
}
