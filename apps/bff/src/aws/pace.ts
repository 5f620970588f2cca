import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { isThrottling } from './aws-errors.ts'

/**
 * How much delay of this process the pace makes up for, so that late timers do not lower it.
 * Milliseconds.
 */
const slackMs = 250

/** The factor by which throttling lowers the pace, and what each successful call adds to it. */
const afterThrottling = 0.85
const growthPerSecond = 0.05

/**
 * Throttling within this time counts once: those calls were under way when the first was throttled.
 * Milliseconds.
 */
const oneThrottlingMs = 500

/** The slowest pace, in calls per second. */
const slowest = 0.5

/**
 * Lets calls go at an even pace of at most `perSecond`, in the order in which they ask. When AWS
 * throttles, the pace slows down; then it recovers gradually, so that it stays near what AWS
 * allows.
 */
export function createPace(perSecond: number) {
  let current = perSecond
  let nextAt = 0
  let throttledAt = Number.NEGATIVE_INFINITY
  /** A turn that was taken for the first call of a piece of work. */
  const taken = new AsyncLocalStorage<{ isLeft: boolean }>()

  const nextTurn = async (): Promise<void> => {
    const now = performance.now()
    const at = Math.max(nextAt, now - slackMs)
    nextAt = at + 1_000 / current
    if (at > now) await wait(at - now)
  }

  return {
    /** Returns the current pace in calls per second. */
    perSecond: () => current,

    /** Resolves when the next call may go. */
    async turn(): Promise<void> {
      const own = taken.getStore()
      if (!own?.isLeft) return nextTurn()
      own.isLeft = false
    },

    /** Waits for a turn and then starts a piece of work, whose first call goes at once. */
    async inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
      await nextTurn()
      return taken.run({ isLeft: true }, work)
    },

    succeeded(): void {
      current = Math.min(perSecond, current + growthPerSecond)
    },

    throttled(): void {
      const now = performance.now()
      if (now - throttledAt < oneThrottlingMs) return
      throttledAt = now
      current = Math.max(Math.min(slowest, perSecond), current * afterThrottling)
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
        pace.succeeded()
        return answer
      } catch (error) {
        if (isThrottling(error)) pace.throttled()
        throw error
      }
    },
    // Runs inside the SDK's retries, which have high priority in this step.
    { step: 'finalizeRequest', priority: 'normal', name: 'keepPace' },
  )
}
