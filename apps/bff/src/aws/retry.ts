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
