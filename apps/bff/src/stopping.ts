import { setTimeout as wait } from 'node:timers/promises'
import { refusal } from './operations/refusal.ts'

/**
 * The end of the process, in stages: running; draining, when balancers learn of it and requests are
 * still served; ending, when no write begins; cut, when what is still under way is given up.
 * `drainMs` is the time between the first two, in milliseconds.
 */
export function createStopping(drainMs = 0) {
  const beginning = new AbortController()
  const signal: AbortSignal = beginning.signal
  const underWay = new Set<() => void>()
  let drained: Promise<void> | undefined
  let isEnding = false
  let isCut = false

  const drain = async () => {
    beginning.abort()
    if (drainMs > 0) await wait(drainMs)
    isEnding = true
  }

  return {
    get isStopping() {
      return signal.aborted
    },
    /** True once no new write may begin. */
    get isEnding() {
      return isEnding
    },
    /** Aborted when stopping begins: background work sends nothing new. */
    signal,
    /** Begins to stop; resolves when balancers have had their time. */
    begin(): Promise<void> {
      drained ??= drain()
      return drained
    },
    /** Gives up the writes that are under way: each ends with the outcome `Interrupted`. */
    cut(): void {
      isCut = true
      for (const giveUp of underWay) giveUp()
    },
    /** Returns the result of some work, unless it is cut first. Errors: Interrupted. */
    async unlessCut<Result>(work: Promise<Result>): Promise<Result> {
      const cut = Promise.withResolvers<never>()
      const giveUp = () =>
        cut.reject(refusal('Interrupted', 'Mailroom stopped before AWS had answered.'))
      if (isCut) giveUp()
      underWay.add(giveUp)
      try {
        return await Promise.race([work, cut.promise])
      } finally {
        underWay.delete(giveUp)
      }
    },
  }
}
export type Stopping = ReturnType<typeof createStopping>
