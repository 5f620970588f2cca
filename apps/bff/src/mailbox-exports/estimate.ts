import { exportCooldownMs } from '@mailroom/schemas/export-runs'

/** A finished export: its size, and how long it took. */
export type Measured = { sizeMb: number; ms: number }

/** A mailbox to export: its size, if it is known, and when it can start. Milliseconds. */
export type Left = { sizeMb: number | undefined; afterMs: number }

/** How many finished exports an estimate needs, and how many courses it draws. Source: XQ-12. */
const neededForEstimate = 3
const draws = 200

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

/** Returns when all are done if these durations come true: each takes the next free slot. */
function lastEnd(starts: readonly number[], left: readonly Left[], durations: readonly number[]) {
  const slots = [...starts]
  let last = Math.max(0, ...starts)
  for (const [at, { afterMs }] of left.entries()) {
    let first = 0
    for (let slot = 1; slot < slots.length; slot++)
      if ((slots[slot] ?? 0) < (slots[first] ?? 0)) first = slot
    const end = Math.max(slots[first] ?? 0, afterMs) + (durations[at] ?? 0)
    slots[first] = end
    last = Math.max(last, end)
  }
  return last
}

/** A small generator of numbers from 0 to 1, so that the same state has the same estimate. */
function random(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
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
  const drawn = (sizeMb: number | undefined) => {
    const residual = residuals[Math.floor(next() * residuals.length)] ?? 0
    return Math.max(0, a + b * (sizeMb ?? meanSize) + residual)
  }
  const byStart = left.toSorted((one, other) => one.afterMs - other.afterMs)
  const ends: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const busy = running.map(({ sizeMb, ms }) => Math.max(0, drawn(sizeMb) - ms))
    const starts = [...busy, ...Array.from({ length: slots }, () => 0)].slice(0, slots)
    const durations = byStart.map(({ sizeMb }) => drawn(sizeMb))
    ends.push(lastEnd(starts.length > 0 ? starts : [0], byStart, durations))
  }
  ends.sort((one, other) => one - other)
  const longestMb = Math.max(meanSize, ...left.map(({ sizeMb = 0 }) => sizeMb))
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
