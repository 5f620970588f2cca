import { StandardRetryStrategy } from '@smithy/core/retry'

type Refresh = StandardRetryStrategy['refreshRetryTokenForRetry']
type Failure = Parameters<Refresh>[1]

function nameOf({ error }: Failure): string | undefined {
  return error instanceof Error ? error.name : undefined
}

/**
 * Tries reads again after throttling and passing failures, with the SDK's own delays, but not after a quota was hit, which no
 * repetition cures. Source: 06 §2.6.
 */
export class RetryReads extends StandardRetryStrategy {
  override async refreshRetryTokenForRetry(
    ...[token, failure]: Parameters<Refresh>
  ): ReturnType<Refresh> {
    if (nameOf(failure) === 'LimitExceededException') throw new Error('A quota is not retried')
    return super.refreshRetryTokenForRetry(token, failure)
  }
}

/**
 * Tries writes again only after throttling, because a write whose answer got lost may have been carried out: repeating the
 * creation of a user, say, would be refused because the name is taken – by itself.
 */
export class RetryThrottledWrites extends RetryReads {
  override async refreshRetryTokenForRetry(
    ...[token, failure]: Parameters<Refresh>
  ): ReturnType<Refresh> {
    if (failure.errorType !== 'THROTTLING') throw new Error('The write may have been carried out')
    return super.refreshRetryTokenForRetry(token, failure)
  }
}

/**
 * How often a paced call is throttled before it is given up. Where n calls wait and the pace is r times what AWS allows, the last of them
 * is throttled about r · ln n times before the pace has come down: hundreds, and nothing is wrong.
 */
const maxThrottlings = 1_000

/**
 * For calls that keep a pace: what was throttled takes its turn again and again, because the pace slows down by itself, and nobody waits
 * in front of a screen. Reads are tried again after passing failures too.
 */
export class RetryPaced extends RetryReads {
  readonly #kind: 'read' | 'write'

  constructor(kind: 'read' | 'write') {
    super(4)
    this.#kind = kind
  }

  override async refreshRetryTokenForRetry(
    ...[token, failure]: Parameters<Refresh>
  ): ReturnType<Refresh> {
    if (failure.errorType === 'THROTTLING') {
      const count = token.getRetryCount() + 1
      if (count > maxThrottlings) throw new Error('Throttled too often')
      return { getRetryCount: () => count, getRetryDelay: () => 0, getRetryCost: () => undefined }
    }
    if (this.#kind === 'write') throw new Error('The write may have been carried out')
    return super.refreshRetryTokenForRetry(token, failure)
  }
}
