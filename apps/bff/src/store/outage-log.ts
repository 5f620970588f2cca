import type { Logger } from 'pino'
import { StoreUnavailable } from './store-unavailable.ts'

/**
 * Logs the failures of work in the background, which tries again by itself: those of the store once
 * until it works again, and not at every try.
 */
export function outageLog(logger: Logger) {
  let isAway = false
  return {
    failed(err: unknown, message: string): void {
      if (err instanceof StoreUnavailable && isAway) return
      isAway = err instanceof StoreUnavailable
      logger.warn({ err }, message)
    },
    worked(): void {
      if (isAway) logger.info('the store can be used again')
      isAway = false
    },
  }
}
