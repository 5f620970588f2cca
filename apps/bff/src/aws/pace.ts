import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { refusal } from '../operations/refusal.ts'
import { isThrottling } from './aws-errors.ts'
import type { SdkClient } from './services.ts'

/**
 * How much delay of this process the pace makes up for, so that late timers do not lower it.
 * Milliseconds.
 */
const slackMs = 250

/** The factor by which throttling lowers the pace; the SDK's. */
const afterThrottling = 0.7

/** How long the pace takes from almost nothing to the limit, if AWS allows it. Seconds. */
const recoverySeconds = 5

/**
 * Throttling within this time counts once: those calls were under way when the first was throttled.
 * Milliseconds.
 */
const oneThrottlingMs = 500

/** How often waiting calls check whether they are still wanted, and the pace. Milliseconds. */
const lookEveryMs = 100

/** The slowest pace, in calls per second. */
const slowest = 0.5

/** How long after the last call a pace counts as used. Milliseconds. */
const usedMs = 5_000

/**
 * How long work that AWS may have carried out in part still gets turns once the process stops.
 * Milliseconds.
 */
const finishMs = 3_000

/** A piece of work of several calls, which starts with one turn. */
type Work = {
  /** True until the first call takes the turn. */
  hasTurn: boolean
  /** True once AWS may have carried something out. */
  isUnderWay: boolean
  mayBegin: () => boolean
}

/** A call that waits for its turn. `go` tells whether it has the turn or is no longer wanted. */
type Waiting = { isWanted: () => boolean; go: (hasTurn: boolean) => void }

/**
 * Lets calls go at an even pace of at most `perSecond`, in the order in which they ask. When AWS
 * throttles, the pace slows down. It recovers by time, as the SDK's adaptive retries do (CUBIC):
 * fast at first, slowly near the pace at which AWS throttled, then faster. After `stopping` it lets
 * nothing new go. `now` is the time in milliseconds.
 */
export function createPace(
  perSecond: number,
  now: () => number = () => performance.now(),
  stopping?: AbortSignal,
) {
  /** The share of this instance in `perSecond`. */
  let limit = perSecond
  let askedAt = Number.NEGATIVE_INFINITY
  let stoppedAt = stopping?.aborted ? now() : Number.POSITIVE_INFINITY
  stopping?.addEventListener('abort', () => {
    stoppedAt = now()
  })
  /** When AWS throttled last, and the pace at that time. */
  let throttled = { at: Number.NEGATIVE_INFINITY, pace: perSecond }
  let lastTurnAt = Number.NEGATIVE_INFINITY
  let isServing = false
  let waiting: Waiting[] = []
  const works = new AsyncLocalStorage<Work>()

  const isOver = (work: Work | undefined) => now() >= stoppedAt + (work?.isUnderWay ? finishMs : 0)

  const current = (): number => {
    const growth = limit / recoverySeconds ** 3
    const plateauSeconds = Math.cbrt((throttled.pace * (1 - afterThrottling)) / growth)
    const seconds = (now() - throttled.at) / 1_000
    const pace = throttled.pace + growth * (seconds - plateauSeconds) ** 3
    return Math.min(limit, Math.max(slowest, pace))
  }

  /** Gives the waiting calls their turns, until none waits. */
  const serve = async (): Promise<void> => {
    if (isServing) return
    isServing = true
    while (waiting.length > 0) {
      const at = Math.max(lastTurnAt + 1_000 / current(), now() - slackMs)
      const left = at - now()
      if (left > 0) {
        await wait(Math.min(left, lookEveryMs))
        const unwanted = waiting.filter(({ isWanted }) => !isWanted())
        waiting = waiting.filter((each) => !unwanted.includes(each))
        for (const { go } of unwanted) go(false)
        continue
      }
      const next = waiting.shift()
      const isWanted = next?.isWanted() ?? false
      if (isWanted) lastTurnAt = at
      next?.go(isWanted)
    }
    isServing = false
  }

  /** Waits for the next turn. Returns false if the call is no longer wanted. */
  const nextTurn = async (isWanted: () => boolean): Promise<boolean> => {
    askedAt = now()
    const { promise, resolve } = Promise.withResolvers<boolean>()
    waiting.push({ isWanted, go: resolve })
    void serve()
    return promise
  }

  return {
    /** Returns the current pace in calls per second. */
    perSecond: current,

    /** Whether a call has asked for a turn lately. */
    isUsed: () => now() - askedAt < usedMs,

    /** Shares the limit equally with so many other instances. */
    shareWith(others: number): void {
      limit = perSecond / (others + 1)
    },

    /**
     * Resolves when the next call may go. Errors: JobStateConflict if its work may no longer begin;
     * Stopping if the process stops and nothing of the work was sent; Interrupted if AWS may have
     * carried out a part of it.
     */
    async turn(): Promise<void> {
      const work = works.getStore()
      if (work?.hasTurn) {
        work.hasTurn = false
        return
      }
      // A call that AWS has only throttled so far has changed nothing.
      const isWanted = () => !isOver(work) && (!work || work.isUnderWay || work.mayBegin())
      if (await nextTurn(isWanted)) return
      if (!isOver(work))
        throw refusal('JobStateConflict', 'The job was paused or cancelled before this was sent.')
      throw work?.isUnderWay
        ? refusal('Interrupted', 'Mailroom stopped before this was carried out to its end.')
        : refusal('Stopping', 'Mailroom stopped before this was sent.')
    },

    /**
     * Waits for a turn and then starts a piece of work, whose first call goes at once. Returns
     * undefined if the work may no longer begin. While AWS throttles the first call, the work can
     * still be given up. Errors: JobStateConflict if it was; then nothing was done.
     */
    async inTurn<Answer>(
      work: () => Promise<Answer>,
      mayBegin: () => boolean,
    ): Promise<Answer | undefined> {
      if (!(await nextTurn(() => !isOver(undefined) && mayBegin()))) return undefined
      return works.run({ hasTurn: true, isUnderWay: false, mayBegin }, work)
    },

    /** Records an attempt that AWS did not throttle, and may have carried out. */
    answered(): void {
      const work = works.getStore()
      if (work) work.isUnderWay = true
    },

    throttled(): void {
      if (now() - throttled.at < oneThrottlingMs) return
      throttled = { at: now(), pace: current() }
    },
  }
}
export type Pace = ReturnType<typeof createPace>

/** Makes every attempt of a client's calls wait for a turn. */
export function keepPace(client: SdkClient, pace: Pace): void {
  client.middlewareStack.add(
    (next) => async (request) => {
      await pace.turn()
      try {
        const answer = await next(request)
        pace.answered()
        return answer
      } catch (error) {
        if (isThrottling(error)) pace.throttled()
        else pace.answered()
        throw error
      }
    },
    // Runs inside the SDK's retries, which have high priority in this step.
    { step: 'finalizeRequest', priority: 'normal', name: 'keepPace' },
  )
}
