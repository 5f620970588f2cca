import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { isThrottling } from './aws-errors.ts'

/** How much of a delay of this process is made up for, so that late timers do not lower the pace. Milliseconds. */
const slackMs = 250

/** What throttling leaves of the pace, and what a second without it adds. */
const afterThrottling = 0.85
const growthPerSecond = 0.05

/** What is throttled within so many milliseconds counts once: those calls were under way when the first was refused. */
const oneThrottlingMs = 500

/** The slowest pace, in calls a second. */
const slowest = 0.5

/**
 * Lets calls go at an even pace, `perSecond` at most, in the order they ask. Where AWS throttles it slows down, and returns to its pace
 * little by little, so that what AWS allows is made use of whatever that is.
 */
export function createPace(perSecond: number) {
  let current = perSecond
  let nextAt = 0
  let throttledAt = Number.NEGATIVE_INFINITY
  /** A turn that was taken for the first call of some work. */
  const taken = new AsyncLocalStorage<{ isLeft: boolean }>()

  const nextTurn = async (): Promise<void> => {
    const now = performance.now()
    const at = Math.max(nextAt, now - slackMs)
    nextAt = at + 1_000 / current
    if (at > now) await wait(at - now)
  }

  return {
    /** Calls a second at present. */
    perSecond: () => current,

    /** Fulfilled when the next call may go. */
    async turn(): Promise<void> {
      const own = taken.getStore()
      if (!own?.isLeft) return nextTurn()
      own.isLeft = false
    },

    /** Waits for a turn and then does some work, whose first call goes at once. */
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

/** Makes every attempt of a client's calls wait for its turn. */
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
    // Inside of the SDK's repetitions, which are of high priority in this step.
    { step: 'finalizeRequest', priority: 'normal', name: 'keepPace' },
  )
}
