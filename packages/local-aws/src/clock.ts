import type { Database } from './state/database.ts'

/**
 * The only source of the current time. Moving it makes organizations active and mailboxes expire.
 */
export type Clock = {
  readonly now: Date
  /** Moves the clock forward. */
  advance(seconds: number): void
}

/**
 * Returns the machine's clock plus the seconds it was moved forward. The database keeps them, so
 * that the clock does not go back at a restart.
 */
export function movableClock(database: Database): Clock {
  const kept = database.prepare<[], { offsetMs: number }>('SELECT offset_ms AS offsetMs FROM clock')
  const keep = database.prepare('INSERT OR REPLACE INTO clock VALUES (0, ?)')
  let offsetMs = kept.get()?.offsetMs ?? 0
  return {
    get now() {
      return new Date(Date.now() + offsetMs)
    },
    advance(seconds) {
      offsetMs += seconds * 1000
      keep.run(offsetMs)
    },
  }
}

/** Returns a clock for tests, which stands still until it is moved. */
export function stoppedClock(start = new Date('2026-11-24T12:00:00Z')): Clock {
  let nowMs = start.getTime()
  return {
    get now() {
      return new Date(nowMs)
    },
    advance(seconds) {
      nowMs += seconds * 1000
    },
  }
}
