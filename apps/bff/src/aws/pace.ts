import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { refusal } from '../operations/refusal.ts'
import { isThrottling } from './aws-errors.ts'

/**
 * How much delay of this process the pace makes up for, so that late timers do not lower it.
 * Milliseconds.
 */
const slackMs = 250

/** The factor by which throttling lowers the pace, and what each successful call adds to it. */
const afterThrottling = 0.85
const growthPerCall = 0.05

/**
 * Throttling within this time counts once: those calls were under way when the first was throttled.
 * Milliseconds.
 */
const oneThrottlingMs = 500

/** How often a waiting call checks whether it is still wanted. Milliseconds. */
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

/**
 * Lets calls go at an even pace of at most `perSecond`, in the order in which they ask. When AWS
 * throttles, the pace slows down; then it recovers gradually, so that it stays near what AWS
 * allows. After `stopping` it lets nothing new go.
 */
export function createPace(perSecond: number, stopping?: AbortSignal) {
  let limit = perSecond
  let current = perSecond
  let nextAt = 0
  let throttledAt = Number.NEGATIVE_INFINITY
  let askedAt = Number.NEGATIVE_INFINITY
  const works = new AsyncLocalStorage<Work>()
  let stoppedAt = stopping?.aborted ? 0 : Number.POSITIVE_INFINITY
  stopping?.addEventListener('abort', () => {
    stoppedAt = performance.now()
  })
  const isOver = (work: Work | undefined) =>
    performance.now() >= stoppedAt + (work?.isUnderWay ? finishMs : 0)

  /**
   * Waits for the next turn. Returns false if the call is no longer wanted; the turn then goes to
   * another call.
   */
  const nextTurn = async (isWanted: () => boolean): Promise<boolean> => {
    const now = performance.now()
    askedAt = now
    const at = Math.max(nextAt, now - slackMs)
    const takes = 1_000 / current
    nextAt = at + takes
    for (let left = at - now; left > 0; left = at - performance.now()) {
      await wait(Math.min(left, lookEveryMs))
      if (isWanted()) continue
      nextAt -= takes
      return false
    }
    return isWanted()
  }

  return {
    /** Returns the current pace in calls per second. */
    perSecond: () => current,

    /** Whether a call has asked for a turn lately. */
    isUsed: () => performance.now() - askedAt < usedMs,

    /** Shares the limit equally with so many other instances. */
    shareWith(others: number): void {
      const isAtLimit = current >= limit
      limit = perSecond / (others + 1)
      current = isAtLimit ? limit : Math.min(current, limit)
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

    succeeded(): void {
      current = Math.min(limit, current + growthPerCall)
    },

    throttled(): void {
      const now = performance.now()
      if (now - throttledAt < oneThrottlingMs) return
      throttledAt = now
      current = Math.max(Math.min(slowest, limit), current * afterThrottling)
    },
  }
}
export type Pace = ReturnType<typeof createPace>

/** Makes every attempt of a client's calls wait for a turn. */
export function keepPace(client: WorkMail, pace: Pace): void {
  client.middlewareStack.add(
    (next) => async (request) => {
      await pace.turn()
      try {
        const answer = await next(request)
        pace.answered()
        pace.succeeded()
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
