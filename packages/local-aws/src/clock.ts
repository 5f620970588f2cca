/** The time everything here goes by; moving it makes organizations active and mailboxes expire. */
export type Clock = {
  readonly now: Date
  /** Moves the clock forward. */
  advance(seconds: number): void
}

/** The machine's clock, moved forward by what was asked for. */
export function movableClock(): Clock {
  let offsetMs = 0
  return {
    get now() {
      return new Date(Date.now() + offsetMs)
    },
    advance(seconds) {
      offsetMs += seconds * 1000
    },
  }
}

/** A clock that stands still until it is moved, for tests. */
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
