import { StandardRetryStrategy } from '@smithy/core/retry'

type Refresh = StandardRetryStrategy['refreshRetryTokenForRetry']
type Failure = Parameters<Refresh>[1]

function nameOf({ error }: Failure): string | undefined {
  return error instanceof Error ? error.name : undefined
}

/** Refuses to repeat a call that met a quota: the SDK takes it for throttling. Source: 06 §2.6. */
function refuseQuota(failure: Failure): void {
  if (nameOf(failure) === 'LimitExceededException') throw new Error('A quota is not retried')
}

/**
 * Retries reads after throttling and transient failures, with the SDK's delays. It does not retry
 * after an exceeded quota, which no retry can cure.
 */
export class RetryReads extends StandardRetryStrategy {
  override async refreshRetryTokenForRetry(
    ...[token, failure]: Parameters<Refresh>
  ): ReturnType<Refresh> {
    refuseQuota(failure)
    return super.refreshRetryTokenForRetry(token, failure)
  }
}

/**
 * Retries writes after throttling only. A write whose answer is lost may have been carried out: a
 * repeated `CreateUser`, for example, would be refused because the first one took the name.
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
 * How often a paced call may be throttled before it fails. When n calls wait and the pace is r
 * times what AWS allows, the last of them is throttled about r · ln n times before the pace has
 * come down: hundreds of times, although nothing is wrong.
 */
const maxThrottlings = 1_000

/**
 * Retries paced calls. A throttled call waits for its turn again, as often as needed, because the
 * pace slows down and nobody waits in front of a screen. Reads are retried after transient
 * failures, too.
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
    refuseQuota(failure)
    if (failure.errorType === 'THROTTLING') {
      const count = token.getRetryCount() + 1
      if (count > maxThrottlings) throw new Error('Throttled too often')
      return { getRetryCount: () => count, getRetryDelay: () => 0, getRetryCost: () => undefined }
    }
    if (this.#kind === 'write') throw new Error('The write may have been carried out')
    return super.refreshRetryTokenForRetry(token, failure)
  }
}
